import { z } from 'zod';
import { appSees, filePayload } from '../files/payload.ts';
import { methodPage, Refusal } from '../refusal.ts';
import { conversationFor, json, type Method, method } from './method.ts';

const refusal = (name: string, error: string, why: string) => new Refusal(error, why, methodPage(name));

/** "A maximum of 100 channels is allowed per request." The playground shares in one. */
const Uploaded = z.array(
  z.object({ id: z.string(), title: z.string().optional(), highlight_type: z.string().optional() }),
);

export const FILES: Record<string, Method> = {
  'files.info': method({
    scopes: ['files:read'],
    arguments: z.object({ file: z.string() }),
    run: (args, world) => {
      const file = world.files.get(args.file);
      if (!file || !appSees(file, world.workspace))
        throw refusal('files.info', 'file_not_found', `no file ${args.file} that the app can see`);
      if (world.files.contentOf(file.id) === null)
        throw refusal('files.info', 'file_deleted', `${args.file} is gone`);
      return {
        file: filePayload(file, world.workspace, world.url()),
        comments: [],
        response_metadata: { next_cursor: '' },
      };
    },
  }),
  'files.getUploadURLExternal': method({
    scopes: ['files:write'],
    arguments: z.object({
      filename: z.string().min(1),
      length: z.coerce.number().int(),
      alt_txt: z.string().max(1000).optional(),
      snippet_type: z.string().optional(),
    }),
    run: (args, world) => world.uploads.begin(args.filename, args.length),
  }),
  'files.completeUploadExternal': method({
    scopes: ['files:write'],
    arguments: z.object({
      files: json(Uploaded.min(1)),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
      initial_comment: z.string().optional(),
    }),
    run: (args, world) => {
      const name = 'files.completeUploadExternal';
      const { workspace } = world;
      const channel = args.channel_id ? conversationFor(args.channel_id, world, name) : null;
      if (channel && !channel.memberIds.includes(workspace.bot.id))
        throw refusal(name, 'not_in_channel', `the bot is not in #${channel.name}`);
      if (channel?.archived) throw refusal(name, 'posting_to_channel_denied', `#${channel.name} is archived`);
      const parent = channel && args.thread_ts ? workspace.find(channel.id, args.thread_ts) : undefined;
      if (args.thread_ts && !parent) throw refusal(name, 'invalid_arguments', `no message ${args.thread_ts}`);
      const files = args.files.map(({ id, title }) => {
        const upload = world.uploads.finish(id);
        if (!upload) throw refusal(name, 'file_not_found', `no upload ${id} whose bytes have come`);
        const about = { id, name: upload.name, user: workspace.bot.id, title: title ?? upload.name };
        return world.files.add(about, upload.content);
      });
      if (channel) {
        for (const file of files) file.sharedIn.push(channel.id);
        workspace.post({
          conversation: channel.id,
          user: workspace.bot.id,
          text: args.initial_comment ?? '',
          threadTs: parent ? (parent.threadTs ?? parent.ts) : null,
          files,
        });
      }
      return { files: files.map((file) => filePayload(file, workspace, world.url())) };
    },
  }),
};
