/*
 * Keeps the visible page current. The server reports that something changed, not what. The script then reloads the page
 * and patches only the differences, to preserve focus, open details and typed input. Hidden pages do not listen; they
 * catch up when they become visible.
 */
'use strict';
(() => {
  const status = document.getElementById('live');
  const {stream, every, lost, changed} = status.dataset;
  if (!stream && !every) {
    return;
  }
  const LOST_AFTER_MS = 2000;
  const TRY_AGAIN_MS = 3000;
  const SAID_FOR_MS = 20000;
  const timers = {};
  let source = null;
  let reading = null;
  let again = false;

  /* Only one timer of each kind runs at a time. */
  function later(kind, what, millis) {
    clearTimeout(timers[kind]);
    timers[kind] = setTimeout(what, millis);
  }

  function say(words, isError) {
    clearTimeout(timers.clear);
    clearTimeout(timers.lose);
    status.classList.toggle('lost', isError === true);
    if (status.textContent !== words) {
      status.textContent = words;
    }
    if (words && !isError) {
      later('clear', () => say(''), SAID_FOR_MS);
    }
  }

  function isLost() {
    return status.classList.contains('lost');
  }

  /* Gives each row that has a link an id, so that Idiomorph recognizes the row after others were inserted before it. */
  function identifyRows(root) {
    const used = new Set(Array.from(root.querySelectorAll('[id]'), node => node.id));
    for (const row of root.querySelectorAll('tr:not([id]), li:not([id])')) {
      const link = row.querySelector('a[href]');
      const id = link && row.nodeName + link.getAttribute('href');
      if (id && !used.has(id)) {
        used.add(id);
        row.id = id;
      }
    }
  }

  /* Patches the content to match the server and returns true if anything differed. Keeps typed input and open details. */
  function patch(old, fresh) {
    identifyRows(old);
    identifyRows(fresh);
    const before = old.innerHTML;
    Idiomorph.morph(old, fresh, {callbacks: {
      beforeNodeMorphed: node => node.nodeType !== Node.ELEMENT_NODE || !node.matches('input, select, textarea'),
      beforeAttributeUpdated: (name, node) => name !== 'open' && !(name === 'class' && node.matches('[data-hx-get]'))
    }});
    return old.innerHTML !== before;
  }

  function show(page) {
    const focused = document.activeElement;
    const main = document.getElementById('content');
    const differed = patch(main, page.getElementById('content'));
    if (focused !== document.activeElement) {
      (focused.isConnected ? focused : main).focus({preventScroll: true});
    }
    document.title = page.title;
    const latest = page.getElementById('live').dataset.latest;
    const entered = latest && latest !== status.dataset.latest;
    if (entered) {
      status.dataset.latest = latest;
    }
    if (isLost()) {
      say('');
    }
    if (differed && stream) {
      say(entered ? page.getElementById('live').dataset.entered : changed);
    }
  }

  /* Runs one refresh at a time. A change during a refresh triggers another one. */
  async function refresh() {
    if (reading) {
      again = true;
      return;
    }
    const address = location.href;
    reading = new AbortController();
    try {
      const answer = await fetch(address, {cache: 'no-store', headers: {Accept: 'text/html'}, signal: reading.signal});
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      if (answer.redirected) {
        location.reload();
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (address === location.href) {
        show(page);
      } else {
        again = true;
      }
    } catch (e) {
      if (e.name !== 'AbortError') {
        say(lost, true);
        later('read', refresh, TRY_AGAIN_MS);
      }
    } finally {
      reading = null;
    }
    if (again) {
      again = false;
      refresh();
    }
  }

  /*
   * Reports a lost stream only after a delay. The browser reconnects automatically unless the response was not a stream.
   * After a reconnect, the server reports whether changes were missed.
   */
  function listen() {
    source = new EventSource(stream);
    source.addEventListener('listening', () => {
      clearTimeout(timers.lose);
      if (isLost()) {
        say('');
      }
    });
    source.addEventListener('changed', refresh);
    source.addEventListener('error', () => {
      later('lose', () => say(lost, true), LOST_AFTER_MS);
      if (source.readyState === EventSource.CLOSED) {
        later('listen', listen, TRY_AGAIN_MS);
      }
    });
  }

  function poll() {
    refresh();
    later('read', poll, every);
  }

  function begin() {
    if (stream) {
      listen();
    } else {
      later('read', poll, every);
    }
  }

  function end() {
    Object.values(timers).forEach(clearTimeout);
    if (source) {
      source.close();
    }
    if (reading) {
      reading.abort();
    }
  }

  window.addEventListener('offline', () => {
    end();
    say(lost, true);
  });
  window.addEventListener('online', begin);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' ? end() : begin());
  if (document.visibilityState !== 'hidden') {
    begin();
  }
})();
