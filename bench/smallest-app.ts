import { App } from '@slack/bolt';
import { MongoClient } from 'mongodb';
import { SECRET, TOKEN } from './slack.ts';

/**
 * What Rapport is measured against: the smallest honest Bolt app that keeps what is typed. One ack, one insert, one
 * chat.postMessage. Its arguments: the port, the database's address, the Web API's base.
 */
const [port, uri = '', slackApiUrl = ''] = process.argv.slice(2);
const notes = (await MongoClient.connect(uri)).db('bench_smallest').collection('notes');
const app = new App({ token: TOKEN, signingSecret: SECRET, clientOptions: { slackApiUrl } });
app.command('/crm', async ({ ack, command, client }) => {
  await ack();
  await notes.insertOne({ user: command.user_id, text: command.text, at: new Date() });
  await client.chat.postMessage({ channel: command.channel_id, text: `Noted: ${command.text}` });
});
await app.start(Number(port));
process.stdout.write('ready\n');
