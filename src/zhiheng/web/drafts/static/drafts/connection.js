// Talking to the server: every answer is {state: …}, also when there is none.
(function () {
  "use strict";
  const PATIENCE = 30000;
  const LARGEST_LAST_WORD = 60000; // browsers send at most 64 KB after a page is gone

  class Connection {
    constructor(keyUrl, account) {
      this.keyUrl = keyUrl;
      this.account = account;
      this.token = "";
    }

    // Fetches the account's key and a fresh CSRF token.
    async open() {
      const answer = await this.fetch(this.keyUrl, { cache: "no-store" });
      if (answer.state) {
        return answer;
      }
      if (answer.account !== this.account) {
        return { state: "other_account" };
      }
      this.token = answer.token;
      return { state: "open", key: answer.key };
    }

    // Sends an edit; a CSRF token that has changed is fetched again and the edit sent once more.
    async send(url, edit, base) {
      const answer = await this.post(url, edit, base);
      if (answer.state !== "not_trusted") {
        return answer;
      }
      const opened = await this.open();
      return opened.state === "open" ? this.post(url, edit, base) : opened;
    }

    // Sends an edit while the page goes away; nobody waits for the answer. What is too large stays in this browser.
    // A redirect is not followed: the sign-in page would take the address of the field for where the person wants to go.
    sendLast(url, edit, base) {
      const body = this.body(edit, base);
      if (new TextEncoder().encode(body).length <= LARGEST_LAST_WORD) {
        fetch(url, this.options(body, { keepalive: true, redirect: "manual" })).catch(() => {});
      }
    }

    post(url, edit, base) {
      return this.fetch(url, this.options(this.body(edit, base), {}));
    }

    current(url) {
      return this.fetch(url, { cache: "no-store" });
    }

    body(edit, base) {
      return JSON.stringify({ account: this.account, edit: edit.id, base, text: edit.text });
    }

    options(body, more) {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
      return Object.assign({ method: "POST", headers, body }, more);
    }

    async fetch(url, options) {
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), PATIENCE);
      try {
        // A redirect leads to the sign-in page, or to what else has to be done first.
        const common = { redirect: "manual", credentials: "same-origin", signal: waiting.signal };
        const response = await fetch(url, Object.assign(common, options));
        return await this.answerOf(response);
      } catch (unreachable) {
        return { state: "unreachable" };
      } finally {
        clearTimeout(timer);
      }
    }

    async answerOf(response) {
      if (response.type === "opaqueredirect" || response.status === 401) {
        return { state: "signed_out" };
      }
      if ((response.headers.get("Content-Type") || "").startsWith("application/json")) {
        return response.json();
      }
      return { state: { 403: "not_trusted", 404: "gone" }[response.status] || "unreachable" };
    }
  }

  window.drafts.Connection = Connection;
})();
