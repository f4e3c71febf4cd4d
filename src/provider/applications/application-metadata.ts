import { attribute, child, childrenNamed, isNamed, text } from '../../xml/navigate.ts';
import { parseXml } from '../../xml/parse.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Requirements } from '../platforms/platform.ts';
import type { Application, Estimate, StagerSlot } from './application.ts';
import {
  allowOnly,
  booleanAttribute,
  GRIA_APPLICATION,
  metadataFault,
  optionalChild,
  optionalNumber,
  optionalText,
  PLEGMA_APPLICATION,
  refuseDuplicates,
  requiredChild,
  requiredText,
  strictName,
} from './metadata-element.ts';
import { readParameters } from './parameter-metadata.ts';

/** What the metadata says; name and wrapper come from the directory. */
export type ApplicationMetadata = Omit<Application, 'name' | 'executable'>;

/**
 * Reads an `ApplicationMetadata.xml` of GRIA 5.2 (GR-48), with `Parameters` in our reconstruction and, last,
 * an optional `Execution` in our own namespace:
 *
 * ```xml
 * <Execution xmlns="urn:plegma:application:1">
 *   <Requirements><ProcessorsPerNode>1</ProcessorsPerNode><WallTime>600</WallTime></Requirements>
 *   <Estimate><ProcessorTime>2</ProcessorTime><ProcessorTimePerMegabyte>1.5</ProcessorTimePerMegabyte>
 *     <OutputRatio>1</OutputRatio></Estimate>
 *   <Restartable>true</Restartable>
 * </Execution>
 * ```
 *
 * @throws APPLICATION_INVALID with the path of the element that is wrong; the errors of {@link parseXml}.
 */
export function readApplicationMetadata(document: string): ApplicationMetadata {
  const root = parseXml(document);
  if (!isNamed(root, GRIA_APPLICATION, 'GriaApplicationDescription')) {
    throw metadataFault(root, `is the root; GriaApplicationDescription of ${GRIA_APPLICATION} is expected.`);
  }
  refuseStrangers(root);
  requiredText(root, 'JobServiceMinVersion');
  const application = requiredChild(root, 'Application');
  allowOnly(application, ['Description', 'ApplicationName', 'ApplicationVersion', 'Group', 'Keywords']);
  const stagers = requiredChild(root, 'DataStagers');
  allowOnly(stagers, ['DataStager']);
  return {
    uri: readUri(application),
    version: optionalText(application, 'ApplicationVersion'),
    description: optionalText(application, 'Description') ?? '',
    group: optionalText(application, 'Group'),
    keywords: keywordsIn(optionalText(application, 'Keywords') ?? ''),
    ...readStagers(stagers),
    parameters: readParameters(optionalChild(root, 'Parameters')),
    ...readExecution(child(root, PLEGMA_APPLICATION, 'Execution')),
  };
}

/** `Metrics` is part of the schema and unused (GR-48). */
function refuseStrangers(root: XmlElement): void {
  const known = ['JobServiceMinVersion', 'Application', 'Metrics', 'Parameters', 'DataStagers'];
  const gria = {
    ...root,
    children: root.children.filter((node) => typeof node === 'string' || !isExecution(node)),
  };
  allowOnly(gria, known);
}

function isExecution(element: XmlElement): boolean {
  return isNamed(element, PLEGMA_APPLICATION, 'Execution');
}

function readUri(application: XmlElement): string {
  const uri = requiredText(application, 'ApplicationName');
  if (URL.canParse(uri)) return uri;
  throw metadataFault(application, `ApplicationName is "${uri}"; an absolute URI is expected.`);
}

function keywordsIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function readStagers(parent: XmlElement): Pick<Application, 'inputs' | 'outputs'> {
  const stagers = childrenNamed(parent, GRIA_APPLICATION, 'DataStager');
  const names = stagers.map(strictName);
  refuseDuplicates(parent, names);
  const ofType = (type: string) => stagers.filter((stager) => directionOf(stager) === type).map(readStager);
  return { inputs: ofType('input'), outputs: ofType('output') };
}

function directionOf(stager: XmlElement): string {
  const type = attribute(stager, '', 'type');
  if (type === 'input' || type === 'output') return type;
  throw metadataFault(stager, `the attribute type is "${type ?? ''}"; input or output is expected.`);
}

function readStager(stager: XmlElement): StagerSlot {
  allowOnly(stager, ['Description', 'MimeType']);
  return {
    name: strictName(stager),
    description: optionalText(stager, 'Description'),
    mediaTypes: childrenNamed(stager, GRIA_APPLICATION, 'MimeType').map((type) =>
      text(type).trim().toLowerCase(),
    ),
    required: booleanAttribute(stager, 'required', true),
    many: booleanAttribute(stager, 'many', false),
  };
}

/** For applications without an `Estimate`. */
const defaultEstimate: Estimate = { processorTime: 10, processorTimePerMegabyte: 5, outputRatio: 1 };

function readExecution(
  execution: XmlElement | undefined,
): Pick<Application, 'requirements' | 'estimate' | 'restartable'> {
  if (execution === undefined) return { requirements: {}, estimate: defaultEstimate, restartable: false };
  allowOnly(execution, ['Requirements', 'Estimate', 'Restartable']);
  return {
    requirements: readRequirements(optionalChild(execution, 'Requirements')),
    estimate: readEstimate(optionalChild(execution, 'Estimate')),
    restartable: optionalText(execution, 'Restartable') === 'true',
  };
}

function readRequirements(element: XmlElement | undefined): Requirements {
  if (element === undefined) return {};
  allowOnly(element, ['Nodes', 'ProcessorsPerNode', 'Memory', 'WallTime', 'NodeProperty']);
  const numbers = {
    nodes: optionalNumber(element, 'Nodes'),
    processorsPerNode: optionalNumber(element, 'ProcessorsPerNode'),
    memory: optionalNumber(element, 'Memory'),
    wallTime: optionalNumber(element, 'WallTime'),
  };
  const nodeProperty = optionalText(element, 'NodeProperty');
  const given = Object.entries({ ...numbers, nodeProperty }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

function readEstimate(element: XmlElement | undefined): Estimate {
  if (element === undefined) return defaultEstimate;
  allowOnly(element, ['ProcessorTime', 'ProcessorTimePerMegabyte', 'OutputRatio']);
  return {
    processorTime: optionalNumber(element, 'ProcessorTime') ?? defaultEstimate.processorTime,
    processorTimePerMegabyte: optionalNumber(element, 'ProcessorTimePerMegabyte') ?? 0,
    outputRatio: optionalNumber(element, 'OutputRatio') ?? defaultEstimate.outputRatio,
  };
}
