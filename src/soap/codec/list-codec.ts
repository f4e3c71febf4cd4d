import { type Measure, normalised, notOfType, type SimpleCodec } from './simple-codec.ts';

const items: Measure = { of: (value) => (Array.isArray(value) ? value.length : undefined), unit: 'items' };

/** `xsd:list`: values separated by white space. */
export function listCodec(item: SimpleCodec): SimpleCodec {
  return {
    whiteSpace: 'collapse',
    parse(text, at) {
      if (text === '') return [];
      return text.split(' ').map((part) => item.parse(normalised(part, item.whiteSpace), at));
    },
    format(value, prefixes) {
      if (!Array.isArray(value)) throw notOfType(value, 'an array');
      const texts = value.map((member) => item.format(member, prefixes));
      // An item with white space in it would be read back as several.
      const broken = texts.find((text) => text === '' || /[\t\n\r ]/.test(text));
      if (broken !== undefined) throw notOfType(broken, 'an item without white space');
      return texts.join(' ');
    },
    measure: items,
  };
}
