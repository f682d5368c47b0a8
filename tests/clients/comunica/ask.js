// Asks an endpoint a query with Comunica: node ask.js ENDPOINT MEDIA-TYPE < query > answer
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql';

const [endpoint, mediaType] = process.argv.slice(2);
const engine = new QueryEngine();
const result = await engine.query(readFileSync(0, 'utf8'), { sources: [{ type: 'sparql', value: endpoint }] });
const { data } = await engine.resultToString(result, mediaType);
data.pipe(process.stdout);
