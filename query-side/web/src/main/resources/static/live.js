/*
 * Keeps the page that is looked at current. The server says that something changed, never what; the page is then read
 * again and only what differs is put in place, so that focus, opened details and what somebody typed stay as they are.
 * A page that is hidden listens to nothing, and catches up when it is shown.
 */
'use strict';
(() => {
  const status = document.getElementById('live');
  const {stream, every} = status.dataset;
  if (!stream && !every) {
    return;
  }
  const LOST = 'Not live: the connection is lost. Trying again.';
  const LOST_AFTER_MS = 2000;
  const TRY_AGAIN_MS = 3000;
  const SAID_FOR_MS = 20000;
  const timers = {};
  let source = null;
  let reading = null;
  let again = false;

  /* Of each kind there is one at a time. */
  function later(kind, what, millis) {
    clearTimeout(timers[kind]);
    timers[kind] = setTimeout(what, millis);
  }

  function say(words, lost) {
    clearTimeout(timers.clear);
    clearTimeout(timers.lose);
    status.classList.toggle('lost', lost === true);
    if (status.textContent !== words) {
      status.textContent = words;
    }
    if (words && !lost) {
      later('clear', () => say(''), SAID_FOR_MS);
    }
  }

  function isLost() {
    return status.classList.contains('lost');
  }

  /* What an element is known by wherever it stands among its siblings. */
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

  /* Makes an element what it is on the server, keeping every node that is still there. True if anything differed. */
  function bring(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      const differs = old.nodeValue !== fresh.nodeValue;
      if (differs) {
        old.nodeValue = fresh.nodeValue;
      }
      return differs;
    }
    // A token against forged requests is another one each time, and the one that is there stays good.
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
      differed = bring(found, wanted) || differed;
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
    const differed = bring(main, page.getElementById('content'));
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
      say(entered ? latest + ' The page shows it.' : 'What is shown here changed. The page shows it.');
    }
  }

  /* One reading at a time; what changes meanwhile is read after it. */
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
        say(LOST, true);
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
   * A stream that is lost for a moment only is not worth a word. The browser tries again by itself, unless it was answered
   * something else than a stream; the server then says whether something was missed.
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
      later('lose', () => say(LOST, true), LOST_AFTER_MS);
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
    say(LOST, true);
  });
  window.addEventListener('online', begin);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' ? end() : begin());
  if (document.visibilityState !== 'hidden') {
    begin();
  }
})();
