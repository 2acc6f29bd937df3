/** A refusal in SEND's own form. */
export function problem(status: number, code: string, detail: string) {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: {
      type: 'GENERIC_ERROR',
      status,
      title: 'Request refused',
      traceId: 'sandbox',
      timestamp: new Date().toISOString(),
      errors: [{ code, detail }],
    },
  };
}
