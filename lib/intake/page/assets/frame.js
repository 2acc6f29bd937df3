(() => {
  if (parent === window) return;
  document.documentElement.className = 'framed';
  // The body fills its window, so that in a frame it would never become lower than the frame.
  document.body.style.minHeight = '0';
  let isNew = true;
  new ResizeObserver(() => {
    parent.postMessage({ urpHeight: document.body.offsetHeight, isNew }, '*');
    isNew = false;
  }).observe(document.body);
})();
