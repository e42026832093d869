const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text that Plotly, which reads a little HTML in every text, shows as it is. */
export const plainHtml = (text: string) => text.replace(/[&<>]/g, (c) => entities[c]!);
