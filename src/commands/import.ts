import { z } from 'zod';
import { modal } from '../listeners/reply.ts';
import { importFileModal } from '../views/import-modals.ts';
import { subcommand } from './subcommand.ts';

/** `/crm import`: asks for a file. */
export const importCommand = subcommand({
  name: 'import',
  usage: 'import',
  help: 'bring in a sheet (CSV), an address book (vCard) or what another CRM exported; for admins',
  admin: true,
  args: z.string(),
  async run(_, request) {
    return modal(importFileModal({ origin: request.origin }));
  },
});
