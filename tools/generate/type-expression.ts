import { definitionOf } from '../../src/soap/schema/effective-type.ts';
import { listItemOf } from '../../src/soap/schema/list-wrapper.ts';
import { type Member, membersOfGroup } from '../../src/soap/schema/members.ts';
import type { ElementParticle, SchemaModel } from '../../src/soap/schema/model.ts';
import { builtInType, importedTypes } from './built-in-types.ts';
import { docComment, type ModuleWriter, propertyName } from './module-writer.ts';
import { moduleOf, typeScriptName } from './type-script-names.ts';

/** Writes types as expressions, and imports the names that they use into the module that they are for. */
export class TypeExpressions {
  readonly #model: SchemaModel;
  readonly #module: string;
  readonly #writer: ModuleWriter;

  constructor(model: SchemaModel, module: string, writer: ModuleWriter) {
    this.#model = model;
    this.#module = module;
    this.#writer = writer;
  }

  /** A reference to a type by its Clark name. */
  reference(name: string): string {
    const builtIn = builtInType(name);
    if (builtIn !== undefined) {
      const from = importedTypes[builtIn];
      if (from !== undefined) this.#writer.importType(builtIn, from);
      return builtIn;
    }
    const array = this.#arrayOf(name);
    if (array !== undefined) return array;
    const own = typeScriptName(name, this.#model);
    const module = moduleOf(name);
    if (module !== this.#module) this.#writer.importType(own, `./${module}-types.ts`);
    return own;
  }

  /** List wrappers and section 5 arrays are arrays wherever they stand. */
  #arrayOf(name: string): string | undefined {
    const item = listItemOf(this.#model, name);
    if (item !== undefined) return arrayOf(this.element(item));
    const type = definitionOf(this.#model, name);
    if (type?.kind !== 'complex' || type.array === undefined) return undefined;
    let expression = this.reference(type.array.item);
    for (let rank = 0; rank < type.array.rank; rank += 1) expression = arrayOf(expression);
    return expression;
  }

  /** What one occurrence of an element holds. */
  element(particle: ElementParticle): string {
    const type = this.reference(particle.type);
    return particle.nillable && type !== 'unknown' ? `${type} | null` : type;
  }

  /** The properties of an interface, one a line, documented. */
  properties(members: readonly Member[], indent: string): string {
    return members
      .map((member) => {
        const type = this.#member(member, indent);
        // An optional member may be given as undefined, so that messages can be built without conditions.
        const [mark, absent] = member.optional ? ['?', type === 'unknown' ? '' : ' | undefined'] : ['', ''];
        const line = `${indent}readonly ${propertyName(member.property)}${mark}: ${type}${absent};\n`;
        return docComment(documentationOf(member), indent) + line;
      })
      .join('');
  }

  #member(member: Member, indent: string): string {
    switch (member.kind) {
      case 'element': {
        const type = this.element(member.particle);
        return member.many ? arrayOf(type) : type;
      }
      case 'group':
        return `readonly {\n${this.properties(membersOfGroup(member.group), `${indent}  `)}${indent}}[]`;
      case 'any':
        this.#writer.importType('XmlElement', importedTypes['XmlElement'] ?? '');
        return 'readonly XmlElement[]';
      case 'attributes':
        this.#writer.importType('XmlAttribute', importedTypes['XmlAttribute'] ?? '');
        return 'readonly XmlAttribute[]';
      case 'attribute':
        return this.reference(member.attribute.type);
      case 'text':
        return this.reference(member.type);
    }
  }
}

function arrayOf(type: string): string {
  return /^[\w.]+$/.test(type) ? `readonly ${type}[]` : `readonly (${type})[]`;
}

function documentationOf(member: Member): string | undefined {
  if (member.kind === 'element') return member.particle.documentation;
  return member.kind === 'attribute' ? member.attribute.documentation : undefined;
}
