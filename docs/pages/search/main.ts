import { startSearch } from './startSearch.ts';

// TypeDoc loads this script as soon as it can
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', startSearch);
else startSearch();
