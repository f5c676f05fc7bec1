// The editor is by far the largest part of the page: it is loaded here and nowhere else.

import { useEffect, useState } from "preact/hooks";

type Editor = typeof import("./editor").default;

/** The editor, once it is here. A hook. */
export function useEditor(): Editor | undefined {
  const [editor, keep] = useState<{ Editor: Editor }>();
  useEffect(() => {
    let left = false;
    import("./editor").then((module) => left || keep({ Editor: module.default }), () => undefined);
    return () => { left = true; };
  }, []);
  return editor?.Editor;
}
