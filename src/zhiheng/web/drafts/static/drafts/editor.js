// One field: notices what is typed, keeps it in this browser until the server has it, and shows how things stand.
(function () {
  "use strict";
  const KEEP_AFTER = 300; // milliseconds after a key: kept in this browser
  const SEND_AFTER = 1000; // after the last key: sent
  const SEND_AT_LATEST = 5000; // after the first key not yet sent
  const LONGEST_WAIT = 15000; // between two attempts when the server cannot be reached

  const QUIET = ["unsaved", "saving", "saved"]; // not read out: a screen reader would speak all the time

  function newEdit(text) {
    return { id: window.drafts.newId(), text, isTried: false };
  }

  class Editor {
    // `page` offers connection, store, isStopped, texts, onState(state, editor), onSaved(editor).
    constructor(form, page) {
      this.form = form;
      this.page = page;
      this.url = form.dataset.draft;
      this.base = Number(form.dataset.version);
      this.limit = Number(form.dataset.limit);
      this.status = form.querySelector("[data-draft-status]");
      this.kept = this.sent(); // what the server has
      this.queue = []; // at most two edits: what was sent without an answer so far, and what is typed since
      this.conflict = null;
      this.failures = 0;
      this.listen();
      this.onInput(); // on a slow line people type before this script is there
    }

    listen() {
      this.form.addEventListener("compositionstart", () => { this.isComposing = true; });
      this.form.addEventListener("compositionend", () => { this.isComposing = false; this.onInput(); });
      this.form.addEventListener("input", () => this.onInput());
      this.form.addEventListener("change", () => this.onInput());
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.note(); this.send(); });
    }

    // Text of the control; of radio buttons the chosen value.
    read() {
      return this.form.elements.text.value;
    }

    // Text of the control as the server sent it.
    sent() {
      const control = this.form.elements.text;
      if (control instanceof RadioNodeList) {
        const chosen = Array.from(control).find((option) => option.defaultChecked);
        return chosen ? chosen.value : "";
      }
      return control.defaultValue.replace(/\r\n?/g, "\n");
    }

    write(text) {
      const control = this.form.elements.text;
      const [start, end] = [control.selectionStart, control.selectionEnd];
      control.value = text;
      this.form.dispatchEvent(new Event("draft:written")); // for an editor that shows the text in its own way
      if (control === document.activeElement && start !== undefined && start !== null) {
        control.setSelectionRange(start, end);
      }
      this.form.dispatchEvent(new CustomEvent("draft:written"));
    }

    get isClean() {
      return !this.queue.length && !this.isComposing && this.read() === this.kept;
    }

    onInput() {
      if (this.isComposing || !this.note()) {
        return;
      }
      this.keepTimer = this.keepTimer || setTimeout(() => this.keep(), KEEP_AFTER);
      this.firstKey = this.firstKey || Date.now();
      const wait = Math.min(SEND_AFTER, Math.max(0, this.firstKey + SEND_AT_LATEST - Date.now()));
      this.sendIn(wait);
      if (!this.conflict) {
        this.show("unsaved");
      }
    }

    // Puts what stands in the control at the end of the queue; an edit that was never sent gives way to a newer one.
    note() {
      const text = this.read();
      if (this.newest() === text) {
        return false;
      }
      if (this.queue.length && !this.queue[this.queue.length - 1].isTried) {
        this.queue.pop();
      }
      if (this.newest() !== text) {
        this.queue.push(newEdit(text));
      }
      return true;
    }

    newest() {
      return this.queue.length ? this.queue[this.queue.length - 1].text : this.kept;
    }

    // Keeps the unsent edits in this browser, or forgets them once there are none.
    keep() {
      clearTimeout(this.keepTimer);
      this.keepTimer = null;
      const store = this.page.store;
      if (!store || this.page.isStopped) {
        return;
      }
      this.name = this.name || store.newName();
      if (!this.queue.length) {
        store.remove(this.name);
        this.isKept = true;
        return;
      }
      const { url, base, queue } = this;
      const entry = { url, base, queue, label: this.form.dataset.label, page: location.pathname + location.search };
      this.isKept = store.put(this.name, entry);
      if (!this.isKept) {
        this.show("full");
      }
    }

    sendIn(wait) {
      clearTimeout(this.sendTimer);
      this.sendTimer = setTimeout(() => this.send(), wait);
    }

    async send() {
      clearTimeout(this.sendTimer);
      this.firstKey = 0;
      if (this.isSending || this.conflict || !this.queue.length || !this.page.store || this.page.isStopped) {
        return;
      }
      const edit = this.queue[0];
      this.keep();
      if (this.isTooLong(edit.text)) {
        this.refuse("unusable", this.tooLong(edit.text));
        return;
      }
      edit.isTried = true;
      this.isSending = true;
      this.show("saving");
      const answer = await this.page.connection.send(this.url, edit, this.base);
      this.isSending = false;
      this.take(answer, edit);
    }

    // The page goes away: a last attempt whose answer nobody waits for. The next visit sends the same edit again.
    sendLast() {
      this.note();
      this.keep();
      if (this.queue.length && !this.isSending && !this.conflict && !this.page.isStopped) {
        this.queue[0].isTried = true;
        this.keep();
        this.page.connection.sendLast(this.url, this.queue[0], this.base);
      }
    }

    take(answer, edit) {
      if (answer.state === "saved") {
        this.takeSaved(answer, edit);
      } else if (answer.state === "stale") {
        this.takeStale(answer);
      } else if (answer.state === "refused" || answer.state === "unusable" || answer.state === "gone") {
        this.refuse(answer.state, answer.reason);
      } else if (answer.state === "signed_out" || answer.state === "other_account") {
        this.show(answer.state);
        this.page.onState(answer.state);
      } else {
        this.failures += 1;
        this.show("unreachable");
        this.sendIn(Math.min(LONGEST_WAIT, 1000 * 2 ** (this.failures - 1)) * (0.75 + Math.random() / 4));
      }
    }

    takeSaved(answer, edit) {
      this.failures = 0;
      this.queue.shift();
      this.base = answer.number;
      this.kept = edit.text;
      this.keep();
      this.page.onSaved(this);
      this.form.dispatchEvent(new CustomEvent("draft:saved", { bubbles: true }));
      this.show(this.queue.length ? "unsaved" : "saved", answer.saved, answer.problems);
      if (this.queue.length) {
        this.sendIn(SEND_AFTER);
      } else if (!answer.is_newest) {
        this.refresh();
      }
    }

    takeStale(answer) {
      this.conflict = answer;
      this.queue = [newEdit(this.read())];
      this.keep();
      this.show("stale");
      window.drafts.showConflict(this);
    }

    // Ends a conflict; both texts become versions if the other one is chosen, so that neither is lost.
    resolve(isMine) {
      const { number, text } = this.conflict;
      const wanted = isMine ? [this.read()] : [this.read(), text];
      this.conflict = null;
      this.base = number;
      this.queue = wanted.map(newEdit);
      this.write(wanted[wanted.length - 1]);
      window.drafts.hideConflict(this);
      this.send();
    }

    // Not accepted: stays here and in this browser; the next change is tried again.
    refuse(state, reason) {
      this.queue.splice(0, this.queue.length - 1);
      this.queue[0].isTried = false;
      this.keep();
      this.show(state, "", reason ? [reason] : []);
    }

    // Takes over what an earlier visit or a closed tab left behind; returns whether it did.
    adopt(entry) {
      if (!this.isClean || this.conflict) {
        return false;
      }
      const text = entry.queue[entry.queue.length - 1].text;
      if (text !== this.kept) {
        this.base = entry.base;
        this.queue = entry.queue;
        this.write(text);
        this.keep();
        this.show("restored");
        this.send();
      }
      return true;
    }

    // Shows what another tab or an earlier visit saved, unless something is being typed here.
    async refresh() {
      const answer = await this.page.connection.current(this.url);
      if (answer.state === "current" && this.isClean && !this.conflict) {
        this.base = answer.number;
        this.write(answer.text);
        this.kept = this.read();
        this.show("saved", answer.saved);
      }
    }

    retry() {
      this.failures = 0;
      this.send();
    }

    isTooLong(text) {
      return text.length > this.limit && Array.from(text).length > this.limit;
    }

    tooLong(text) {
      const values = { "{length}": Array.from(text).length, "{limit}": this.limit };
      const { tooLong, documentTooLong } = this.page.texts;
    return (this.form.querySelector("[data-document]") ? documentTooLong : tooLong).replace(/\{length\}|\{limit\}/g, (name) => values[name]);
    }

    // `state` names one of the texts. What is in order is shown; trouble, and its end, is read out too.
    show(state, time, problems) {
      const isLoud = !QUIET.includes(state) || (state === "saved" && this.isLoud);
      const [quiet, loud] = ["[data-draft-quiet]", "[role=status]"].map((one) => this.status.querySelector(one));
      if (this.status.dataset.state !== state) {
        this.status.dataset.state = state;
        quiet.textContent = isLoud ? "" : this.page.texts[state];
        loud.textContent = isLoud ? this.page.texts[state] : "";
        if (state === "signed_out") {
          loud.append(" ", window.drafts.link(this.page.signIn, this.page.texts.signIn));
        }
      }
      this.isLoud = state === "saved" ? false : this.isLoud || isLoud;
      if (time !== undefined) {
        this.status.querySelector("time").textContent = time;
      }
      if (problems) {
        const lines = problems.map((text) => Object.assign(document.createElement("li"), { textContent: text }));
        this.form.querySelector("[data-draft-problems]").replaceChildren(...lines);
      }
    }
  }

  window.drafts.Editor = Editor;
})();
