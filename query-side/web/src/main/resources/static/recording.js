/* Nobody acts toward himself: who is ticked as acting is not offered as addressed. */
'use strict';
(() => {
  const boxes = (name) => [...document.querySelectorAll(`input[type="checkbox"][name$="${name}"]`)];
  const acting = boxes('actors.onBehalfOf');
  const addressed = boxes('actors.to');

  function keepApart() {
    addressed.forEach((box) => {
      const acts = acting.some((other) => other.checked && other.value === box.value);
      box.disabled = acts;
      box.closest('.form-check').hidden = acts;
    });
  }

  acting.forEach((box) => box.addEventListener('change', keepApart));
  keepApart();
})();
