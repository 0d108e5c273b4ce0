// Shows how far an upload is; without scripts the browser's own sign of loading has to do.
(function () {
  "use strict";

  function bar(event) {
    const form = event.target.closest("form[data-upload]");
    return form && form.querySelector("progress");
  }

  document.addEventListener("htmx:xhr:progress", (event) => {
    const progress = bar(event);
    if (!progress || !event.detail.lengthComputable) return;
    progress.hidden = false;
    progress.value = (100 * event.detail.loaded) / event.detail.total;
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const progress = bar(event);
    if (progress) progress.hidden = true;
  });
})();
