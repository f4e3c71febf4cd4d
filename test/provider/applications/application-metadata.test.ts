import assert from 'node:assert/strict';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadApplications } from '../../../src/provider/applications/application-catalogue.ts';
import { readApplicationMetadata } from '../../../src/provider/applications/application-metadata.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** The example of the GRIA 5.2 manual: nothing of ours in it. */
const SWIRL = `<?xml version="1.0" encoding="UTF-8" ?>
<GriaApplicationDescription xmlns="http://www.it-innovation.soton.ac.uk/2007/grid/application">
  <JobServiceMinVersion>5.2</JobServiceMinVersion>
  <Application>
    <Description>Application to swirl an image</Description>
    <ApplicationName>http://it-innovation.soton.ac.uk/grid/imagemagick/swirl</ApplicationName>
    <ApplicationVersion>2.0-1</ApplicationVersion> <Group>graphics</Group> <Keywords>imagemagick, example</Keywords>
  </Application>
  <DataStagers>
    <DataStager type="input" name="inputImage"><Description>Input</Description><MimeType>image</MimeType></DataStager>
    <DataStager type="output" name="outputImage"><Description>Output</Description><MimeType>image</MimeType></DataStager>
  </DataStagers>
</GriaApplicationDescription>`;

const withParameters = (parameters: string) =>
  SWIRL.replace('<DataStagers>', `<Parameters>${parameters}</Parameters><DataStagers>`);
const withExecution = (execution: string) =>
  SWIRL.replace(
    '</GriaApplicationDescription>',
    `<Execution xmlns="urn:plegma:application:1">${execution}</Execution></GriaApplicationDescription>`,
  );

describe('application metadata', () => {
  it('reads a file of GRIA 5.2 as it is', () => {
    const metadata = readApplicationMetadata(SWIRL);
    assert.equal(metadata.uri, 'http://it-innovation.soton.ac.uk/grid/imagemagick/swirl');
    assert.deepEqual(metadata.keywords, ['imagemagick', 'example']);
    assert.deepEqual(
      [...metadata.inputs, ...metadata.outputs].map(({ name, mediaTypes, required, many }) => [
        name,
        mediaTypes,
        required,
        many,
      ]),
      [
        ['inputImage', ['image'], true, false],
        ['outputImage', ['image'], true, false],
      ],
    );
    assert.deepEqual([metadata.parameters, metadata.requirements, metadata.restartable], [[], {}, false]);
  });

  it('reads parameters of every type, and what we add for running', () => {
    const { parameters } = readApplicationMetadata(
      withParameters(`
        <Parameter name="degrees" type="decimal" required="true"><Label>Angle</Label><Unit>degrees</Unit>
          <Default>90</Default><Minimum>-360.5</Minimum><Maximum>360.5</Maximum></Parameter>
        <Parameter name="mode" type="choice" advanced="true"><Choice value="a">First</Choice><Choice value="b"/></Parameter>
        <Parameter name="note" type="text" group="More"/>`),
    );
    assert.deepEqual(
      parameters.map(({ name, type, advanced, group }) => [name, type, advanced, group]),
      [
        ['degrees', 'decimal', false, undefined],
        ['mode', 'choice', true, undefined],
        ['note', 'text', false, 'More'],
      ],
    );
    const running = readApplicationMetadata(
      withExecution(
        '<Requirements><Nodes>2</Nodes><WallTime>60</WallTime></Requirements>' +
          '<Estimate><ProcessorTime>2.5</ProcessorTime></Estimate><Restartable>true</Restartable>',
      ),
    );
    assert.deepEqual(running.requirements, { nodes: 2, wallTime: 60 });
    assert.deepEqual([running.estimate.processorTime, running.restartable], [2.5, true]);
  });

  it('refuses what is wrong with the element and what is expected', () => {
    const cases: readonly [string, RegExp][] = [
      [SWIRL.replaceAll('2007/grid/application', '2008/x'), /GriaApplicationDescription of http/],
      [
        SWIRL.replace('http://it-innovation.soton.ac.uk/grid/imagemagick/swirl', 'swirl'),
        /"swirl"; an absolute URI/,
      ],
      [
        SWIRL.replace(/<ApplicationName>.*<\/ApplicationName>/, ''),
        /Application: has no text in ApplicationName/,
      ],
      [
        SWIRL.replace('<Group>', '<Gruop>').replace('</Group>', '</Gruop>'),
        /Gruop: is not expected here; allowed/,
      ],
      [SWIRL.replace('type="input"', 'type="in"'), /DataStager\[1\].*"in"; input or output/],
      [SWIRL.replace('outputImage', 'INPUTIMAGE'), /INPUTIMAGE twice|inputImage twice/],
      [SWIRL.replace('name="inputImage"', 'name="input image"'), /"input image"; a letter/],
      [withParameters('<Parameter name="x" type="float"/>'), /"float"; string, integer/],
      [withParameters('<Parameter name="x" type="choice"/>'), /choice without Choice/],
      [
        withParameters('<Parameter name="x" type="integer"><Default>1.5</Default></Parameter>'),
        /"1.5"; a whole number/,
      ],
      [
        withParameters('<Parameter name="x" type="integer"><Minimum>low</Minimum></Parameter>'),
        /"low"; a decimal/,
      ],
      [withParameters('<Parameter name="x" required="yes"/>'), /required is "yes"; true or false/],
      [
        withExecution('<Estimate><ProcessorTime>-1</ProcessorTime></Estimate>'),
        /"-1"; a number of 0 or more/,
      ],
    ];
    for (const [document, sentence] of cases) {
      assert.throws(() => readApplicationMetadata(document), {
        code: 'APPLICATION_INVALID',
        message: sentence,
      });
    }
  });
});

describe('loading applications', () => {
  let directory: string;
  beforeEach(async () => {
    directory = temporaryDirectory('apps');
    await mkdir(join(directory, 'swirl'));
    await writeFile(join(directory, 'swirl', 'ApplicationMetadata.xml'), SWIRL);
    await writeFile(join(directory, 'swirl', 'startJob.pl'), '#!/usr/bin/perl\n');
    await chmod(join(directory, 'swirl', 'startJob.pl'), 0o755);
  });

  it('finds every directory with metadata and its wrapper', async () => {
    await mkdir(join(directory, 'shared'));
    const { all } = await loadApplications(directory);
    assert.deepEqual(
      all.map(({ name, executable }) => [name, executable]),
      [['Swirl', join(directory, 'swirl', 'startJob.pl')]],
    );
  });

  it('names the file that is wrong', async () => {
    await chmod(join(directory, 'swirl', 'startJob.pl'), 0o644);
    await assert.rejects(loadApplications(directory), {
      code: 'APPLICATION_INVALID',
      message: /swirl.*not executable/,
    });
    await rm(join(directory, 'swirl', 'startJob.pl'));
    await assert.rejects(loadApplications(directory), { message: /not exactly one file startJob/ });
  });

  it('refuses two of the same URI', async () => {
    await mkdir(join(directory, 'twin'));
    await writeFile(join(directory, 'twin', 'ApplicationMetadata.xml'), SWIRL);
    await writeFile(join(directory, 'twin', 'startJob'), '#!/bin/sh\n', { mode: 0o755 });
    await assert.rejects(loadApplications(directory), { message: /same ApplicationName/ });
  });

  it('loads what is shipped', async () => {
    const { all } = await loadApplications(new URL('../../../applications', import.meta.url).pathname);
    const uris = all.map(({ uri }) => uri);
    for (const name of ['swirl', 'paint'])
      assert.ok(uris.includes(`http://it-innovation.soton.ac.uk/grid/imagemagick/${name}`));
    assert.ok(uris.includes('urn:plegma:application:pack'));
  });
});
