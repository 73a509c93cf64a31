/** The drafts that this browser keeps: to open, to name, to delete. */
import { fill, h, plural } from "./dom.js";
import { isEmpty, nameOf, put, type Saved, type State } from "./state.js";

export interface Drafts {
  /** Draws the list anew; `kept` says whether the browser keeps it. */
  show(kept: boolean): void;
}

export function createDrafts(at: HTMLElement, state: () => State, open: (draft: Saved) => void, blank: () => Saved, changed: () => void): Drafts {
  const title = h("summary", {});
  const list = h("ul", { class: "shelf-list" });
  const note = h("p", { class: "quiet", role: "status" });
  const name = h("input", { type: "text", "aria-label": "Name of this draft", input: () => {
    state().name = name.value;
    changed();
  } });
  fill(at, title,
    h("label", { class: "field" }, h("span", { "aria-hidden": "true" }, "This draft is called"), name),
    list, note);

  function remove(draft: Saved): void {
    const now = state();
    put(now);
    const index = now.drafts.indexOf(draft);
    const here = now.drafts[now.at];
    now.drafts.splice(index, 1);
    if (draft === here) {
      const next = now.drafts[Math.max(0, index - 1)] ?? blank();
      // Nothing of it may be put back by turning to the next.
      Object.assign(now, blank());
      if (!now.drafts.includes(next)) now.drafts.push(next);
      now.at = now.drafts.indexOf(next);
      Object.assign(now, next);
      open(next);
    } else {
      now.at = here ? now.drafts.indexOf(here) : 0;
      changed();
    }
    const back = h("button", { class: "small", type: "button", click: () => {
      state().drafts.splice(Math.min(index, state().drafts.length), 0, draft);
      if (state().at >= index) state().at += 1;
      fill(note);
      open(draft);
    } }, "Put it back");
    fill(note, `Deleted “${nameOf(draft)}”. `, back);
    back.focus();
  }

  return {
    show(kept) {
      const now = state();
      const drafts = now.drafts.filter((draft, index) => index === now.at || !isEmpty(draft));
      title.textContent = kept ? `${plural(drafts.length, "draft")} kept here` : "This browser doesn’t keep drafts";
      const called = nameOf(now);
      name.placeholder = called;
      if (name.value !== now.name) name.value = now.name;
      fill(list, drafts.map((draft) => {
        const here = draft === now.drafts[now.at];
        return h("li", {},
          h("button", { class: "open", type: "button", "aria-current": here ? "true" : undefined, click: () => open(draft) },
            nameOf(draft), draft.kind === "voicemail" && h("span", { class: "quiet" }, " · voicemail"), here && h("span", { class: "quiet" }, " · open")),
          h("button", { class: "small", type: "button", "aria-label": `Delete “${nameOf(draft)}”`, click: () => remove(draft) }, "×"));
      }));
    },
  };
}
