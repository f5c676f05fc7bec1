// Places nodes, beside the page.
export {};
