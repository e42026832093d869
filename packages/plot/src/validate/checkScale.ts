import {
  categoryScales,
  type Fault,
  formats,
  isBag,
  isValue,
  numberScales,
  oneOf,
  roles,
} from './bag.ts';

/** An axis. */
export function checkScale(path: string, scale: unknown, fault: Fault): void {
  if (!isBag(scale)) {
    fault(path, 'a scale', scale);
    return;
  }
  const { type, domain } = scale;
  const categories = categoryScales.includes(type as string);
  if (!categories && !numberScales.includes(type as string)) {
    fault(`${path}.type`, oneOf([...numberScales, ...categoryScales]), type);
    return;
  }
  if (!formats.includes(scale.format as string))
    fault(`${path}.format`, oneOf(formats), scale.format);
  if (typeof scale.label !== 'string') fault(`${path}.label`, 'a text', scale.label);
  if (scale.clip !== undefined && !['drop', 'clamp', 'edge'].includes(scale.clip as string))
    fault(`${path}.clip`, oneOf(['drop', 'clamp', 'edge']), scale.clip);
  if (scale.ticks !== undefined && !Array.isArray(scale.ticks))
    fault(`${path}.ticks`, 'an array', scale.ticks);
  else
    (scale.ticks as unknown[] | undefined)?.forEach((tick, i) => {
      const sound = isBag(tick)
        ? isValue(tick.at) && typeof tick.label === 'string'
        : isValue(tick);
      if (!sound) fault(`${path}.ticks[${i}]`, 'a value, or one with a label', tick);
    });
  if (domain === undefined) return;
  if (!Array.isArray(domain)) {
    fault(`${path}.domain`, 'an array', domain);
    return;
  }
  if (categories) {
    const wrong = domain.findIndex((category) => !isValue(category));
    if (wrong >= 0) fault(`${path}.domain[${wrong}]`, 'a category', domain[wrong]);
    return;
  }
  checkDomain(`${path}.domain`, type as string, domain, fault);
}

function checkDomain(path: string, type: string, domain: readonly unknown[], fault: Fault): void {
  const most = type === 'time' ? 8.64e15 : 1e300;
  const inside = (x: unknown) =>
    typeof x === 'number' &&
    Math.abs(x) <= most &&
    (type !== 'log' || x >= 1e-300) &&
    (type !== 'logit' || (x >= 1e-15 && x <= 1 - 1e-15));
  const where = type === 'log' ? ' above 0' : type === 'logit' ? ' inside (0, 1)' : '';
  if (domain.length !== 2 || !domain.every(inside) || domain[0] === domain[1])
    fault(path, `two different finite numbers${where}`, domain);
}

/** The colours of series. */
export function checkColor(color: unknown, fault: Fault): void {
  if (color === undefined) return;
  const domain = isBag(color) ? color.domain : undefined;
  if (!isBag(color) || !Array.isArray(domain)) {
    fault('figure.scales.color.domain', 'an array of texts', domain);
    return;
  }
  if (domain.length > 12 || new Set(domain).size !== domain.length)
    fault('figure.scales.color.domain', 'at most 12 different series (use facets)', domain);
  if (!Array.isArray(color.roles)) return;
  const wrong = color.roles.find((role) => !roles.includes(role as string));
  if (wrong !== undefined || color.roles.length !== domain.length)
    fault('figure.scales.color.roles', `one role per series, each ${oneOf(roles)}`, color.roles);
}

/** The shades of cells. */
export function checkValue(value: unknown, fault: Fault): void {
  if (value === undefined) return;
  if (!isBag(value) || !['linear', 'log', 'symlog', 'logit'].includes(value.type as string)) {
    fault(
      'figure.scales.value.type',
      oneOf(['linear', 'log', 'symlog', 'logit']),
      isBag(value) ? value.type : value,
    );
    return;
  }
  if (!formats.includes(value.format as string))
    fault('figure.scales.value.format', oneOf(formats), value.format);
  if (value.domain !== undefined)
    checkDomain(
      'figure.scales.value.domain',
      value.type as string,
      value.domain as unknown[],
      fault,
    );
}
