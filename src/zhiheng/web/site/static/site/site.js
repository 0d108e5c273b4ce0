// Shows why something was refused: on the page what HTMX does not tell by itself, and where a form says what is wrong.
(function () {
  "use strict";

  function tell(parts) {
    const notice = document.getElementById("request-problem");
    notice.replaceChildren(...parts);
    notice.focus();
  }

  // The server answers a refusal with a whole page; its main part says what is the matter and what to do.
  document.addEventListener("htmx:responseError", (event) => {
    const { status, responseText } = event.detail.xhr;
    const main = new DOMParser().parseFromString(responseText, "text/html").getElementById("content");
    const { signedOut, failed } = document.getElementById("request-problem").dataset;
    tell(main ? main.children : [status === 401 ? signedOut : failed]);
  });

  // A page that answers a form with what is wrong begins there, however far down the form stands.
  const problem = document.querySelector("#content .notice-bad[role=alert]:not(:empty)");
  if (problem) {
    problem.tabIndex = -1;
    problem.focus();
  }

  let isOffline = false;

  document.addEventListener("htmx:sendError", () => {
    isOffline = true;
    tell([document.getElementById("request-problem").dataset.offline]);
  });

  // Whatever is answered again shows that the server can be reached.
  document.addEventListener("htmx:beforeOnLoad", () => {
    if (isOffline) {
      isOffline = false;
      document.getElementById("request-problem").replaceChildren();
    }
  });
})();
