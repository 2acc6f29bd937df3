(() => {
  const field = document.getElementById('proof');
  const status = document.getElementById('proof-status');
  let waiting;
  const settle = (words, value) => {
    status.textContent = words;
    field.value = value;
    field.form.removeEventListener('submit', wait);
    if (waiting) field.form.requestSubmit(waiting);
  };
  const wait = (event) => {
    if (event.submitter?.value !== 'send') return;
    event.preventDefault();
    waiting = event.submitter;
  };
  const challenge = JSON.parse(field.dataset.riddle);
  const fail = () => settle(field.dataset.failed, '');
  status.textContent = status.dataset.working;
  field.form.addEventListener('submit', wait);
  try {
    const worker = new Worker(field.dataset.worker);
    worker.onerror = fail;
    worker.onmessage = ({ data }) =>
      data?.derivedKey
        ? settle(field.dataset.done, btoa(JSON.stringify({ challenge, solution: data })))
        : fail();
    worker.postMessage({ type: 'work', challenge });
  } catch {
    fail();
  }
})();
