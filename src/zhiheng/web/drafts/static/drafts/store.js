// Unsent text in this browser, encrypted with the key of the account that typed it.
// Web Crypto is missing in room mode (plain HTTP is no secure context), hence TweetNaCl's secretbox.
(function () {
  "use strict";
  const PREFIX = "zhiheng.draft.";
  const CHUNK = 0x8000;

  function fromBase64(text) {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  }

  function toBase64(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += CHUNK) {
      text += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK));
    }
    return btoa(text);
  }

  // One entry is one field's unsent edits as typed in one tab: {url, label, page, base, queue: [{id, text}, …]}.
  class Store {
    constructor(account, key, tab) {
      this.prefix = PREFIX + account + ".";
      this.key = fromBase64(key);
      this.tab = tab;
      this.count = 0;
    }

    // A name for a field's entry; the tab is part of it, so that two tabs never overwrite each other's text.
    newName() {
      this.count += 1;
      return this.prefix + this.tab + "." + this.count;
    }

    // Returns whether the browser had room for it.
    put(name, entry) {
      const nonce = nacl.randomBytes(nacl.secretbox.nonceLength);
      const box = nacl.secretbox(new TextEncoder().encode(JSON.stringify(entry)), nonce, this.key);
      try {
        localStorage.setItem(name, toBase64(nonce) + "." + toBase64(box));
        return true;
      } catch (full) {
        return false;
      }
    }

    remove(name) {
      localStorage.removeItem(name);
    }

    // All entries of this account, of all tabs and earlier visits; what another key encrypted is passed over.
    entries() {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(this.prefix));
      return names
        .map((name) => ({ name, tab: name.slice(this.prefix.length).split(".")[0], entry: this.open(name) }))
        .filter((found) => found.entry !== null);
    }

    open(name) {
      try {
        const [nonce, box] = localStorage.getItem(name).split(".").map(fromBase64);
        return JSON.parse(new TextDecoder().decode(nacl.secretbox.open(box, nonce, this.key)));
      } catch (unreadable) {
        return null;
      }
    }
  }

  function newId() {
    return Array.from(nacl.randomBytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  window.drafts = { Store, newId };
})();
