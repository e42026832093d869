const DAPO = 'Yu et al. (2025), DAPO, arXiv:2503.14476';
const ENTROPY =
  'Cui et al. (2025), The entropy mechanism of reinforcement learning for reasoning language models, arXiv:2505.22617';
const BASELINES = 'Liu et al. (2025), Understanding R1-Zero-like training, arXiv:2503.20783';
const HACKING =
  'Gao, Schulman & Hilton (2023), Scaling laws for reward model overoptimization, arXiv:2210.10760';

const VARIETY = [`${ENTROPY}: how variety is lost`, `${DAPO}: clip-higher, which keeps it`];
const FILTERED = [`${DAPO}: dynamic sampling leaves such groups out`];
const CUT = [`${DAPO}: what answers that are cut off do to the loss`];
const LENGTH = [`${BASELINES}: how a loss per answer lets wrong answers grow`];
const PROXY = [`${HACKING}: what is paid rises while what is wanted falls`];

/** What to read, by the code of a finding. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  polarised: VARIETY,
  'less-live': VARIETY,
  'equal-texts': VARIETY,
  'live-fell': VARIETY,
  'used-up': FILTERED,
  'live-used-up': FILTERED,
  'never-live': FILTERED,
  'cut-rises': CUT,
  'cut-grew': CUT,
  'answers-cut': CUT,
  'answers-cut-off': CUT,
  length: LENGTH,
  'length-grew': LENGTH,
  'advantages-of-noise': [`${BASELINES}: what dividing by the standard deviation does`],
  'live-by-other-parts': PROXY,
  'part-falls': PROXY,
  'part-fell': PROXY,
};

/** What to read about a finding; none where nothing is at hand. */
export const references = (code: string): readonly string[] =>
  Object.hasOwn(REFERENCES, code) ? REFERENCES[code]! : [];
