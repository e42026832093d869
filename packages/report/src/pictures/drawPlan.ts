import type { Plan } from '../plan/planShape.ts';
import type { DrawFigure } from './drawFigure.ts';
import { drawPage } from './drawPage.ts';
import type { PlanPicture } from './pagePicture.ts';
import { planFigures } from './planFigures.ts';

/** The pictures of a plan, drawn for both colour schemes and for wide and narrow pages. */
export async function drawPlan(plan: Plan, draw: DrawFigure): Promise<PlanPicture[]> {
  const pictures: PlanPicture[] = [];
  for (const { section, figure } of await planFigures(plan))
    pictures.push({ section, ...(await drawPage(figure, draw)) });
  return pictures;
}
