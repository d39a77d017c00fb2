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

  /* Returns a key that identifies an element among its siblings. */
  function key(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) {
      return null;
    }
    const link = node.matches('tr, li') ? node.querySelector('a[href]') : null;
    return node.id || (link && node.nodeName + link.getAttribute('href'));
  }

  function same(old, fresh) {
    return old.nodeName === fresh.nodeName && key(old) === key(fresh);
  }

  /* Patches an element to match the server, reusing existing nodes. Returns true if anything differed. */
  function patch(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      const differs = old.nodeValue !== fresh.nodeValue;
      if (differs) {
        old.nodeValue = fresh.nodeValue;
      }
      return differs;
    }
    // The CSRF token differs on each request, and the existing one stays valid.
    if (old.matches('input[name=_csrf]')) {
      return false;
    }
    let differed = false;
    const mine = name => name === 'open' || name === 'class' && old.matches('[data-hx-get]');
    for (const {name} of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !mine(name)) {
        old.removeAttribute(name);
        differed = true;
      }
    }
    for (const {name, value} of fresh.attributes) {
      if (old.getAttribute(name) !== value && !mine(name)) {
        old.setAttribute(name, value);
        differed = true;
      }
    }
    let place = old.firstChild;
    for (const wanted of [...fresh.childNodes]) {
      let found = place;
      while (found && !same(found, wanted)) {
        found = found.nextSibling;
      }
      if (found === place && found) {
        place = place.nextSibling;
      } else {
        differed = true;
        found = found || document.importNode(wanted, false);
        old.insertBefore(found, place);
      }
      differed = patch(found, wanted) || differed;
    }
    while (place) {
      const next = place.nextSibling;
      place.remove();
      place = next;
      differed = true;
    }
    return differed;
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
