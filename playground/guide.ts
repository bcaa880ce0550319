import type { ActResult, Suggestion, Tour, Traffic, Welcome } from './protocol.ts';
import type { Workspace } from './workspace.ts';

/** Something to try, which is done when the traffic between Slack and the app shows it. */
export type Step = {
  id: string;
  title: string;
  text: string;
  suggestion: Suggestion | null;
  isDoneBy(traffic: Traffic): boolean;
};

/** How far a choice has come, in words and from 0 to 1. */
export type Tell = (line: string, share: number) => void;

/** One way to begin. `carryOut` rejects with an error whose message the person reads. */
export type StartChoice = {
  id: string;
  label: string;
  text: string;
  carryOut?(tell: Tell): Promise<void>;
  /** What to try then. */
  steps: Step[];
};

/** What the page offers to whoever opens it first. */
export type StartOffer = { title: string; text: string; note?: string; choices: StartChoice[] };

/** What is kept of it between two runs: the choice that was carried out, and what was tried. */
export type GuideState = { chosen: string | null; done: string[]; dismissed: boolean };

export type Guide = ReturnType<typeof createGuide>;

/**
 * Asks once how to begin, and then guides through a few things to try; both are everybody's, in all windows. Without an
 * offer there is neither.
 */
export const createGuide = (workspace: Workspace, offer: StartOffer | undefined) => {
  let state: GuideState = { chosen: null, done: [], dismissed: false };
  let progress: Welcome['progress'] = null;
  let problem: string | null = null;

  const chosen = () => offer?.choices.find(({ id }) => id === state.chosen);
  const welcome = (): Welcome | null =>
    offer && state.chosen === null
      ? {
          title: offer.title,
          text: offer.text,
          note: offer.note ?? '',
          choices: offer.choices.map(({ id, label, text }) => ({ id, label, text })),
          progress,
          problem,
        }
      : null;
  const tour = (): Tour | null => {
    const steps = chosen()?.steps ?? [];
    if (steps.length === 0 || state.dismissed) return null;
    return steps.map(({ isDoneBy: _, ...step }) => ({ ...step, done: state.done.includes(step.id) }));
  };
  const emit = () =>
    workspace.emit({
      change: { type: 'guide', welcome: welcome(), tour: tour() },
      to: 'everyone',
      why: 'other',
    });

  workspace.subscribe(({ change }) => {
    if (change.type !== 'traffic') return;
    const seen = (chosen()?.steps ?? []).filter(
      (step) => !state.done.includes(step.id) && step.isDoneBy(change.traffic),
    );
    if (seen.length === 0) return;
    state = { ...state, done: [...state.done, ...seen.map(({ id }) => id)] };
    emit();
  });

  return {
    welcome,
    tour,
    /** Carries a choice out; resolves when it is done. */
    choose: async (id: string): Promise<ActResult> => {
      const choice = offer?.choices.find((one) => one.id === id);
      if (!choice || state.chosen !== null)
        return { ok: false, error: 'There is nothing to choose any more.' };
      if (progress) return { ok: false, error: 'Somebody has chosen already; it is under way.' };
      problem = null;
      const tell: Tell = (line, share) => {
        progress = { choice: id, line, share: Math.min(1, Math.max(0, share)) };
        emit();
      };
      tell(choice.label, 0);
      try {
        await choice.carryOut?.(tell);
        state = { ...state, chosen: id };
      } catch (error) {
        problem = `That did not work: ${error instanceof Error ? error.message : String(error)}`;
      }
      progress = null;
      emit();
      return problem === null ? { ok: true } : { ok: false, error: problem };
    },
    dismissTour: () => {
      state = { ...state, dismissed: true };
      emit();
    },
    exportState: (): GuideState => state,
    /** Takes up what was kept; a workspace that people have talked in already is not asked how to begin. */
    importState: (kept: GuideState | undefined) => {
      state = kept ?? { chosen: 'kept', done: [], dismissed: true };
      emit();
    },
  };
};
