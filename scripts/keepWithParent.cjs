/**
 * Loaded into n8n before its own code (node --require): when the process that started it dies
 * without saying so, the whole group ends, so that no n8n is left behind on its port and database.
 */
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(-process.pid, 'SIGTERM');
}, 1000).unref();
