// On the municipality's page: gives each frame of these forms the height of what it shows.
(() => {
  const { origin } = new URL(document.currentScript.src);
  const shown = new Set();
  addEventListener('message', (event) => {
    const { urpHeight, isNew } = event.data ?? {};
    if (event.origin !== origin || typeof urpHeight !== 'number') return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow !== event.source) continue;
      frame.style.height = `${Math.min(Math.ceil(urpHeight), 20000)}px`;
      // The next page begins at its top, where its heading or its errors stand.
      if (isNew && shown.has(frame)) frame.scrollIntoView();
      shown.add(frame);
    }
  });
})();
