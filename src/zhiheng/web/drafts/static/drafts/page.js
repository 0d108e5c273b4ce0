// All fields of a page, what earlier visits left unsent, other tabs, and signing in and out.
(function () {
  "use strict";
  const { Connection, Store, Editor } = window.drafts;
  const ROLL_CALL = 300; // milliseconds that other tabs have to say that they are there
  const LONGEST_WAIT = 15000;

  class Page {
    constructor(meta) {
      this.texts = meta.dataset;
      this.signIn = meta.dataset.signInUrl;
      this.tab = window.drafts.newId();
      this.connection = new Connection(meta.dataset.keyUrl, meta.dataset.account);
      this.store = null;
      this.isStopped = false;
      this.editors = [];
      this.failures = 0;
      this.tabs = new Set([this.tab]);
      this.channel = new BroadcastChannel("zhiheng.drafts." + meta.dataset.account);
      this.everybody = new BroadcastChannel("zhiheng.accounts");
      this.listen();
    }

    listen() {
      this.channel.addEventListener("message", (event) => this.onNews(event.data));
      this.everybody.addEventListener("message", () => this.open());
      window.addEventListener("online", () => this.retry()); // only a hint: failed attempts are repeated anyway
      window.addEventListener("focus", () => this.onReturn());
      window.addEventListener("pageshow", (event) => { if (event.persisted) { this.open(); } });
      window.addEventListener("pagehide", () => this.editors.forEach((editor) => editor.sendLast()));
      window.addEventListener("beforeunload", (event) => this.onLeaving(event));
      document.addEventListener("visibilitychange", () => this.onVisibility());
      document.addEventListener("htmx:load", (event) => this.attach(event.target));
    }

    attach(part) {
      const forms = Array.from(part.querySelectorAll("[data-draft]"));
      const fresh = forms.filter((form) => !this.editors.some((editor) => editor.form === form));
      this.editors.push(...fresh.map((form) => new Editor(form, this)));
    }

    // Makes sure that the account that this page was made for is the one signed in, and gets its key.
    async open() {
      const answer = await this.connection.open();
      if (answer.state !== "open") {
        this.onState(answer.state);
        return;
      }
      this.failures = 0;
      this.isSignedOut = false;
      if (this.store) {
        this.retry();
        return;
      }
      this.store = new Store(this.connection.account, answer.key, this.tab);
      this.everybody.postMessage("signed in");
      this.channel.postMessage({ question: "who is there" });
      this.editors.forEach((editor) => editor.send());
      setTimeout(() => this.adoptAll(), ROLL_CALL);
    }

    onState(state) {
      if (state === "other_account") {
        this.stop();
      } else if (state === "signed_out") {
        this.isSignedOut = true;
      } else if (!this.store) {
        this.failures += 1;
        setTimeout(() => this.open(), Math.min(LONGEST_WAIT, 1000 * 2 ** (this.failures - 1)));
      }
    }

    // Somebody else is signed in now: what was typed stays encrypted, and the server decides what this page may show.
    stop() {
      if (!this.isStopped) {
        this.editors.forEach((editor) => { editor.note(); editor.keep(); });
        this.isStopped = true;
        location.reload();
      }
    }

    onSaved(editor) {
      this.channel.postMessage({ saved: editor.url, number: editor.base });
    }

    onNews(news) {
      if (news.question) {
        this.channel.postMessage({ tab: this.tab, known: this.editors.map((editor) => [editor.url, editor.base]) });
      } else if (news.tab) {
        this.tabs.add(news.tab);
        news.known.forEach(([url, number]) => this.catchUp(url, number));
      } else {
        this.catchUp(news.saved, news.number);
      }
    }

    // Another tab may have saved a field while this page was on its way here.
    catchUp(url, number) {
      const isOld = (editor) => editor.url === url && editor.base < number && editor.isClean;
      this.editors.filter(isOld).forEach((editor) => editor.refresh());
    }

    onReturn() {
      if (this.isSignedOut || !this.store) {
        this.open();
      }
    }

    onVisibility() {
      if (document.visibilityState === "hidden") {
        this.editors.forEach((editor) => { editor.note(); editor.keep(); editor.send(); });
      } else {
        this.onReturn();
      }
    }

    onLeaving(event) {
      if (!this.isStopped && this.editors.some((editor) => editor.queue.length && !editor.isKept)) {
        event.preventDefault();
        event.returnValue = "";
      }
    }

    retry() {
      this.editors.forEach((editor) => editor.retry());
      if (this.store) {
        this.adoptAll();
      } else {
        this.open();
      }
    }

    // Gives what closed tabs and earlier visits left to its field on this page, or sends it from here.
    async adoptAll() {
      const left = this.store.entries().filter((found) => !this.tabs.has(found.tab));
      for (const found of left) {
        const editor = this.editors.find((one) => one.url === found.entry.url);
        if (editor ? editor.adopt(found.entry) : await this.sendEntry(found)) {
          this.store.remove(found.name);
        }
      }
      window.drafts.showPending(this);
    }

    // Returns whether the server has all of it now.
    async sendEntry({ name, entry }) {
      while (entry.queue.length) {
        const answer = await this.connection.send(entry.url, entry.queue[0], entry.base);
        if (answer.state !== "saved") {
          return false;
        }
        entry.base = answer.number;
        this.channel.postMessage({ saved: entry.url, number: answer.number });
        entry.queue.shift();
        this.store.put(name, entry);
      }
      return true;
    }

    // Unsent text of this account that is not in a field of this page.
    pending() {
      const here = new Set(this.editors.map((editor) => editor.name));
      return this.store ? this.store.entries().filter((found) => !this.tabs.has(found.tab) && !here.has(found.name)) : [];
    }
  }

  const meta = document.querySelector("meta[name=drafts]");
  if (meta) {
    const page = new Page(meta);
    page.attach(document);
    page.open();
    window.drafts.watchSignOut(page);
  }
})();
