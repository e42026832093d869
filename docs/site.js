// A link inside the summary of a list is two controls in one: keys cannot tell them apart. The
// summary opens the list, and the list begins with the link.
new MutationObserver(() => {
  for (const link of document.querySelectorAll('#tsd-nav-container summary a')) {
    const list = link.closest('details')?.querySelector('ul');
    if (!list) continue;
    const name = document.createElement('span');
    name.append(...link.childNodes);
    link.replaceWith(name);
    link.append('Overview');
    const item = document.createElement('li');
    item.append(link);
    list.prepend(item);
  }
}).observe(document, { childList: true, subtree: true });

// What is wider than its column scrolls, also by keys.
const wide = new ResizeObserver((entries) => {
  for (const { target } of entries)
    if (target.scrollWidth > target.clientWidth) {
      target.tabIndex = 0;
      target.setAttribute('role', 'group');
      target.setAttribute('aria-label', target.tagName === 'PRE' ? 'Code' : 'Wide content');
    } else for (const name of ['tabindex', 'role', 'aria-label']) target.removeAttribute(name);
});
for (const element of document.querySelectorAll('.wide, pre')) wide.observe(element);

// TypeDoc opens the menu of a narrow screen by pointers only: keys do the same.
const menu = document.getElementById('tsd-toolbar-menu-trigger');
menu?.addEventListener('click', (event) => {
  if (event.detail > 0) return; // a pointer
  event.stopPropagation();
  menu.dispatchEvent(new Event('mouseup'));
  document.querySelector('.col-sidebar a, .site-menu a')?.focus();
});
