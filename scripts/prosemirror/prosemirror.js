// What the editor of documents uses of ProseMirror, under one name; nothing of our own.
export { Schema, Slice, Fragment, DOMParser } from "prosemirror-model";
export { EditorState, Plugin, Selection, TextSelection, NodeSelection } from "prosemirror-state";
export { EditorView } from "prosemirror-view";
export { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
export { history, undo, redo } from "prosemirror-history";
export { keymap } from "prosemirror-keymap";
export { wrapInList, splitListItem, liftListItem, sinkListItem } from "prosemirror-schema-list";
export { gapCursor } from "prosemirror-gapcursor";
export {
  TableMap,
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  mergeCells,
  splitCell,
  tableEditing,
  toggleHeaderRow,
} from "prosemirror-tables";
