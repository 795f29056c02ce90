/** The key of what holds for every failure that says the same of another name (`namedParts`). */
export const shapeKey = (shape: string): string => `shape:${shape.slice(0, 300)}`;
