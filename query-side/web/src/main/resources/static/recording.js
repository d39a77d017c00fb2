/* A party cannot act toward itself: hides the acting parties among those addressed. */
'use strict';
(() => {
  const boxes = (name) => [...document.querySelectorAll(`input[type="checkbox"][name$="${name}"]`)];
  const acting = boxes('actors.onBehalfOf');
  const addressed = boxes('actors.to');

  function hideActing() {
    addressed.forEach((box) => {
      const acts = acting.some((other) => other.checked && other.value === box.value);
      box.disabled = acts;
      box.closest('.form-check').hidden = acts;
    });
  }

  acting.forEach((box) => box.addEventListener('change', hideActing));
  hideActing();
})();
