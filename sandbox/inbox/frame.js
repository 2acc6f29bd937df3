/** Gives the message's frame the height of the message. Without JavaScript it scrolls. */
const frame = document.querySelector('iframe');

function fit() {
  // A document is never lower than its frame.
  frame.style.height = '0';
  frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 2}px`;
}

if (frame) {
  frame.addEventListener('load', fit);
  addEventListener('resize', fit);
  if (frame.contentDocument?.readyState === 'complete') fit();
}
