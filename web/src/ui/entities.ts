/**
 * What markdown-it takes from the package of this name: `&eacute;` → é. The browser knows every name already, the
 * package brings them along once more. It is given one whole entity at a time.
 */
export function decodeHTMLStrict(entity: string): string {
  const place = document.createElement('textarea')
  // Its content is text: nothing in it becomes an element, or runs.
  place.innerHTML = entity
  return place.value
}
