import { z } from 'zod';
import { modal } from '../listeners/reply.ts';
import { requireAdmin } from '../listeners/require-admin.ts';
import { importFileModal } from '../views/import-modals.ts';
import { subcommand } from './subcommand.ts';

/** `/crm import`: asks for a file. */
export const importCommand = subcommand({
  name: 'import',
  usage: 'import',
  help: 'bring in a sheet (CSV), an address book (vCard) or what another CRM exported; for admins',
  args: z.string(),
  async run(_, request) {
    requireAdmin(request, 'Importing');
    return modal(importFileModal({ origin: request.origin }));
  },
});
