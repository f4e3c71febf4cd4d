import { readContractSources } from './contract-sources.ts';
import { emitContract, emitSchema } from './emit-tables.ts';
import { emitTypes } from './emit-types.ts';

/** The text of every generated module, by file name in `src/contracts/generated`. */
export function generatedModules(): Map<string, string> {
  const modules = new Map<string, string>();
  const sources = readContractSources();
  for (const { file, contract } of sources) {
    const origin = `wsdl/${file}.wsdl`;
    modules.set(`${file}-types.ts`, emitTypes(file, origin, contract.schema, contract));
    modules.set(`${file}-contract.ts`, emitContract(file, origin, contract));
  }
  const [first] = sources;
  if (first !== undefined) {
    modules.set('common-types.ts', emitTypes('common', 'wsdl/common.xsd', first.contract.schema));
    modules.set('common-schema.ts', emitSchema('common', 'wsdl/common.xsd', first.contract.schema));
  }
  return modules;
}
