// What the live part of a page needs beside htmx: it rests while nobody looks or the reader has paused it, and it says
// when the service does not answer. Everything else works without a script.

const pause = document.getElementById('pause');
const trouble = document.getElementById('trouble');
const isLive = () => document.querySelector('#live[hx-get]') !== null;
const isPaused = () => pause.getAttribute('aria-pressed') === 'true';

if (pause) {
  pause.hidden = !isLive();
  pause.addEventListener('click', () => pause.setAttribute('aria-pressed', String(!isPaused())));

  document.addEventListener('htmx:before:request', (event) => {
    if (event.target.id === 'live' && (isPaused() || document.hidden)) event.preventDefault();
  });
  document.addEventListener('htmx:after:swap', () => {
    trouble.textContent = '';
    if (!isLive()) pause.hidden = true;
  });
  for (const failure of ['htmx:error', 'htmx:response:error']) {
    document.addEventListener(failure, () => {
      trouble.textContent = 'The service does not answer; these figures are old.';
    });
  }
}
