import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFetched, venvFetched } from '@bits-per-sample/testkit';
import protobuf from 'protobufjs';
import { afterAll, expect, it } from 'vitest';
import { proto } from '../../src/protocol/proto.ts';

/** Messages that are Google's; ours stand beside Spark's. */
const GOOGLE: Readonly<Record<string, string>> = {
  Any: 'google.protobuf.Any',
  Status: 'google.rpc.Status',
  ErrorInfo: 'google.rpc.ErrorInfo',
};
const JAR = 'pyspark/jars/spark-connect_2.13-4.3.0.jar';
const UNZIP =
  'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); z.extractall(sys.argv[2], [n for n in z.namelist() if n.endswith(".proto")])';

describeFetched('the protocol of Spark', await venvFetched('pyspark==4.3.0'), (venv) => {
  const folder = mkdtempSync(join(tmpdir(), 'spark-connect-lite-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has every field of ours, by name, number, type and place', () => {
    execFileSync(venv.python, ['-c', UNZIP, join(venv.packages, JAR), folder]);
    const theirs = new protobuf.Root();
    theirs.resolvePath = (_, target) => join(folder, target);
    theirs.loadSync(
      ['spark/connect/base.proto', 'google/rpc/status.proto', 'google/rpc/error_details.proto'],
      {
        keepCase: true,
      },
    );
    theirs.resolveAll();
    const ours = protobuf.parse(proto, { keepCase: true }).root;
    ours.resolveAll();

    let fields = 0;
    const compare = (own: protobuf.NamespaceBase): void => {
      for (const inner of own.nestedArray) {
        if (inner instanceof protobuf.Enum) {
          expect(theirs.lookupEnum(inner.fullName).values).toEqual(inner.values);
          continue;
        }
        if (!(inner instanceof protobuf.Type) || inner.name === 'Plain') continue;
        const other = theirs.lookupType(GOOGLE[inner.name] ?? inner.fullName);
        for (const field of inner.fieldsArray) {
          fields++;
          const twin = other.fields[field.name];
          const place = (of: protobuf.Field | undefined) => [
            ...[of?.id, of?.repeated, of?.map, of?.partOf?.name],
            of?.resolvedType ? 'a message' : of?.type,
          ];
          expect(place(twin), `${inner.fullName}.${field.name}`).toEqual(place(field));
        }
        compare(inner);
      }
    };
    compare(ours.lookup('spark.connect') as protobuf.Namespace);
    expect(fields).toBeGreaterThan(100);
  });
});
