import { useEffect } from 'preact/hooks';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext } from '../elements/surface.ts';
import { usePage } from '../state/page.ts';
import { useSurfaceOf } from '../state/use-surface-of.ts';
import type { World } from '../state/world.ts';

/** The app's Home tab. The app hears that it was opened, as in Slack, each time. */
export const Home = ({ world }: { world: World }) => {
  const page = usePage();
  const surface = useSurfaceOf({ id: 'home', placeWith: () => ({ in: 'home' }) });
  useEffect(() => {
    page.act({ act: 'open-home' });
  }, [page]);
  return (
    <div class="home" role="tabpanel" id="panel-home" aria-labelledby="tab-home">
      {world.home ? (
        <SurfaceContext.Provider value={surface}>
          <Blocks blocks={world.home.blocks} />
        </SurfaceContext.Provider>
      ) : (
        <p class="empty">{world.bot.name} has not put anything on its Home tab yet.</p>
      )}
    </div>
  );
};
