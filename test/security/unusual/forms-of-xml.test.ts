import {
  bodyOf,
  DS,
  EXC,
  EXCLUSIVE,
  envelopeOf,
  inclusive,
  ORDER,
  SOAP,
  SOAP_12,
  signatureOf,
  str,
  timestampOf,
  tokenOf,
  WSSE,
  WSU,
  X509_V3,
} from './independent-signer.ts';
import { itAccepts } from './unusual-messages.ts';

const holding = (content: string, attributes?: string) => ({
  envelope: envelopeOf(bodyOf(content, attributes)),
});
const many = (count: number, each: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => each(index)).join('');
const declaration = (text: string) => ({ sent: (message: string) => text + message });
const utf16 = (text: string, isBigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};
/** Every line break of the template as CR LF: the reader sees line feeds, which is what was signed. */
const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const MORE_LINES = (text: string) => text.replaceAll('><', '>\n\t <');

describe('unusual XML in a signed message is accepted', () => {
  itAccepts({
    'namespaces: the default one undone below': () =>
      holding('<a xmlns="urn:a"><b xmlns=""><c xmlns="urn:a"/><d/></b></a>'),
    'namespaces: no namespace under a default one above Envelope': () => ({
      envelope: envelopeOf(bodyOf('<a xmlns=""><b/></a>'), undefined, SOAP, ' xmlns="urn:above"'),
    }),
    'namespaces: a default one above that is undone and not needed': () => ({
      envelope: envelopeOf(bodyOf('<p:a xmlns:p="urn:p" xmlns=""/>'), undefined, SOAP, ' xmlns="urn:above"'),
    }),
    'namespaces: a prefix bound anew below, to another and back': () =>
      holding('<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1" p:x="1"/></p:b></p:a>'),
    'namespaces: two prefixes for one': () =>
      holding('<p:a xmlns:p="urn:1" xmlns:q="urn:1"><q:b p:x="1" q:y="2"/></p:a>'),
    'namespaces: two prefixes for that of SOAP (suds)': () => ({
      envelope: envelopeOf(`<t:Body xmlns:t="${SOAP}" wsu:Id="body">${ORDER}</t:Body>`),
    }),
    'namespaces: declared again where it is already': () =>
      holding(`<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:1" xmlns:s="${SOAP}"/></p:a>`),
    'namespaces: that of SOAP as default': () => ({
      envelope: `<Envelope xmlns="${SOAP}" xmlns:wsu="${WSU}" xmlns:wsse="${WSSE}" xmlns:ds="${DS}"><Header>@SECURITY@</Header><Body wsu:Id="body">${ORDER}</Body></Envelope>`,
    }),
    'namespaces: that of signatures as default': () => ({
      signature: signatureOf().replaceAll('ds:', '').replace('<Signature', `<Signature xmlns="${DS}"`),
      edit: (text) =>
        text.replace(/<ds:(Reference) .*?<\/ds:Reference>/gs, (all) => all.replaceAll('ds:', '')),
    }),
    'namespaces: that of WS-Security as default': ({ base64 }) => ({
      token: '',
      security: `<Security xmlns="${WSSE}"><BinarySecurityToken ValueType="${X509_V3}" wsu:Id="token">${base64}</BinarySecurityToken>@SIGNATURE@@TIMESTAMP@</Security>`,
    }),
    'namespaces: of ten utility prefixes, each where it is used': () => ({
      envelope: envelopeOf(`<s:Body xmlns:u2="${WSU}" u2:Id="body">${ORDER}</s:Body>`),
      timestamp: timestampOf()
        .replaceAll('wsu:', 't:')
        .replace('<t:Timestamp', `<t:Timestamp xmlns:t="${WSU}"`),
    }),
    'namespaces: a hundred declared on Envelope and listed by WSS4J 1.6': () => {
      const list = many(100, (index) => `n${index} `);
      return {
        envelope: envelopeOf(
          bodyOf(ORDER),
          undefined,
          SOAP,
          many(100, (n) => ` xmlns:n${n}="urn:n:${n}"`),
        ),
        references: [
          { id: 'body', transforms: inclusive(list), prefixes: list.trim().split(' ') },
          { id: 'time' },
        ],
      };
    },
    'namespaces: prefixes only in values, listed': () => ({
      ...holding('<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="q:T">q:v</a>'),
      edit: (text) => text.replace('<s:Envelope', '<s:Envelope xmlns:q="urn:q"'),
      references: [{ id: 'body', transforms: inclusive('q'), prefixes: ['q'] }, { id: 'time' }],
    }),
    'namespaces: capitals, small letters and other scripts as prefixes, sorted by code point': () =>
      holding(
        '<Z:a xmlns:b="urn:1" xmlns:Z="urn:2" xmlns:é="urn:3" xmlns:_="urn:4" b:x="1" Z:x="2" é:x="3" _:x="4" x="5" X="6"/>',
      ),
    'namespaces: an attribute order by URI and not by prefix': () =>
      holding('<a xmlns:a="urn:z" xmlns:z="urn:a" a:m="1" z:m="2" b="3" B="4"/>'),
    'namespaces: with queries, fragments and escapes in the URI': () =>
      holding(`<p:a xmlns:p='http://a/b?c=1;d=%20#e'/>`),
    'xml:lang, xml:space, xml:base within Body and above it': () => ({
      envelope: envelopeOf(
        bodyOf(
          '<a xml:lang="el" xml:space="preserve"> <b xml:base="http://x/"/> </a>',
          'wsu:Id="body" xml:lang="en"',
        ),
        undefined,
        SOAP,
        ' xml:lang="de" xml:space="preserve"',
      ),
    }),
    'the prefix xml declared': () =>
      holding('<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="el"/>'),
    'ids: beyond ASCII': () => ({
      ...holding(ORDER, 'wsu:Id="Größe-κορμός-本文"'),
      references: [{ id: 'Größe-κορμός-本文' }, { id: 'time' }],
    }),
    'ids: with combining characters, which a name may have': () => ({
      ...holding(ORDER, 'wsu:Id="Ko\u0308rper·\u203f"'),
      references: [{ id: 'Ko\u0308rper·\u203f' }, { id: 'time' }],
    }),
    'ids: beyond the basic plane': () => ({
      ...holding(ORDER, 'wsu:Id="\u{10400}b"'),
      references: [{ id: '\u{10400}b' }, { id: 'time' }],
    }),
    'ids: a character reference in the id and none in the reference': () => ({
      ...holding(ORDER, 'wsu:Id="bo&#100;y"'),
    }),
    'ids: with white space round them, which is no part of an xsd:ID': () =>
      holding(ORDER, 'wsu:Id=" body&#9;"'),
    'ids: two that differ by white space are the same, and refused': () => ({
      ...holding(`${ORDER}<a xmlns="urn:a" wsu:Id="body "/>`),
      refusal: 'SIGNATURE_ID_AMBIGUOUS',
    }),
    'ids: Id on Body': () => holding(ORDER, 'Id="body"'),
    'ids: ID on Body': () => holding(ORDER, 'ID="body"'),
    'ids: xml:id on Body': () => holding(ORDER, 'xml:id="body"'),
    // Neither WS-Security nor XML-DSig calls it an id, and encoded messages use it for their own references.
    'ids: id in small letters names nothing': () => ({
      ...holding(ORDER, 'id="body"'),
      refusal: 'SIGNATURE_REFERENCE_INVALID',
    }),
    'ids: long ones with all punctuation that a name may have': () => {
      const id = `_-.${'x'.repeat(500)}`;
      return { ...holding(ORDER, `wsu:Id="${id}"`), references: [{ id }, { id: 'time' }] };
    },
    'ids: encoded multiRefs with ids of their own beside the operation': () =>
      holding('<o:op xmlns:o="urn:o"><a href="#id0"/></o:op><multiRef id="id0">1</multiRef>'),
    'text: CDATA, alone, joined and with markup in it': () =>
      holding('<a><![CDATA[<b>&amp;]]>x<![CDATA[]]><![CDATA[]]]]><![CDATA[>]]></a>'),
    'text: CDATA round Created': () => ({
      timestamp: timestampOf().replace(/(<wsu:Created>)([^<]*)/, '$1<![CDATA[$2]]>'),
    }),
    'text: CDATA and references in base64': ({ base64 }) => ({
      token: tokenOf(`<![CDATA[${base64.slice(0, 40)}]]>&#${base64.charCodeAt(40)};${base64.slice(41)}`),
      references: [{ id: 'body', spelled: (text) => `<![CDATA[${text}]]>` }, { id: 'time' }],
    }),
    'text: references to tab, line feed, carriage return in text and attributes': () =>
      holding(
        '<a x="&#9;&#xA;&#xD;&#13;&#10; &lt;&gt;&apos;&quot;&amp;">&#9;&#xA;&#xD;&#13;\t\n&gt;]]&gt;</a>',
      ),
    'text: tabs and line feeds written into attributes': () => holding('<a x="1\t2\n3  4"/>'),
    'text: every plane, private use, and characters of Latin-1 controls': () =>
      holding(
        '<a x="\u{1f600}\u{e000}\u0085\u2028">\u{1f600}\u{10fffd}\ue000\u0080\u0085\u2028\ufffd\u00a0</a>',
      ),
    'text: references with leading zeros, to astral characters': () =>
      holding('<a>&#x0000041;&#0065;&#x1F600;&#128512;&#xd;</a>'),
    'text: only white space': () => holding('<a> \n\t </a>\n'),
    'text: U+FEFF within it is a character': () => holding('<a>\ufeffx\ufeff</a>'),
    'text: not normalised by Unicode': () => holding('<a>e\u0301\u00e9\u212b</a>'),
    'lines: CR LF everywhere': () => ({ edit: MORE_LINES, sent: crlf, ...holding('<a x="1">1\n2</a>\n\n') }),
    'lines: CR alone everywhere': () => ({
      edit: MORE_LINES,
      sent: (text) => text.replaceAll('\n', '\r'),
      ...holding('<a>1\n2</a>\n'),
    }),
    'lines: indented everywhere': () => ({ edit: MORE_LINES }),
    'tags: single quotes, spaces and line breaks where they may be': () => ({
      edit: (text) =>
        text
          .replace(/ ([\w:]+)="([^"@]*)"/g, "\n  $1 = '$2'")
          .replace(/<\/([\w:]+)>/g, '</$1 \n>')
          .replaceAll('/>', ' />'),
    }),
    'tags: empty elements written both ways': () => holding('<a><b/><b></b><b /></a>'),
    'comments: between all elements': () => ({
      edit: (text) => `<!-- - -->${text.replaceAll('><', '><!-- <wsse:Security> & --><')}<!---->`,
    }),
    'comments: in an element that is empty but for them': () => holding('<a><!-- nothing --></a>'),
    // Readers disagree on the value of such an element (IN-31): nobody can mean it.
    'comments: within a value': () => ({ ...holding('<a>1<!---->2</a>'), refusal: 'XML_COMMENT_IN_VALUE' }),
    'depth: ninety elements within each other': () => holding(`${'<a>'.repeat(90)}${'</a>'.repeat(90)}`),
    'size: twenty thousand elements': () => holding(many(20_000, (index) => `<a>${index}</a>`)),
    'size: a hundred attributes': () => holding(`<a${many(100, (index) => ` a${index}="${index}"`)}/>`),
    'size: a value of a megabyte in one line': () => holding(`<a>${'QUJD'.repeat(262_144)}</a>`),
    'declaration: with single quotes': () => declaration("<?xml version='1.0'?>"),
    'declaration: encoding in small letters, standalone': () =>
      declaration('<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n\n'),
    // What lxml writes where it is not told otherwise.
    'declaration: ASCII': () => declaration("<?xml version='1.0' encoding='ASCII'?>\n"),
    'declaration: with spaces': () => declaration('<?xml  version = "1.0"\n encoding = "UTF-8"\t?>'),
    'bytes: UTF-8': () => ({ ...holding('<a>Grüße 本</a>'), sent: (text) => Buffer.from(text) }),
    'bytes: UTF-8 with a byte order mark and a declaration': () => ({
      sent: (text) => Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-8"?>${text}`),
    }),
    'bytes: UTF-16, little end first': () => ({
      ...holding('<a>Grüße 本 \u{1f600}</a>'),
      sent: (text) => utf16(`<?xml version="1.0" encoding="utf-16"?>${text}`, false),
    }),
    'bytes: UTF-16, big end first, without declaration': () => ({
      ...holding('<a>Grüße 本 \u{1f600}</a>'),
      sent: (text) => utf16(text, true),
    }),
    'bytes: white space at the end': () => ({ sent: (text) => `${text}\r\n \t\r\n` }),
    'content: an operation without members': () => holding('<op/>'),
    'content: nothing at all': () => holding(''),
    'content: an xsi:type whose prefix is declared on it': () =>
      holding(
        '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="urn:t" xsi:type="t:T" xsi:nil="0"/>',
      ),
    'envelope: with attributes of other vocabularies and an encodingStyle': () => ({
      envelope: envelopeOf(
        bodyOf(ORDER),
        undefined,
        SOAP,
        ' s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/" xmlns:x="urn:x" x:note="1"',
      ),
    }),
    'envelope: SOAP 1.2': () => ({ envelope: envelopeOf(bodyOf(ORDER), undefined, SOAP_12) }),
    'envelope: header blocks that nobody knows': () => ({
      envelope: envelopeOf(bodyOf(ORDER), '<x:A xmlns:x="urn:x"/>\n@SECURITY@<x:B xmlns:x="urn:x">1</x:B>'),
    }),
    'a STR named by wsu:Id, Usage and TokenType': () => ({
      keyInfo: str(
        `<wsse:Reference URI="#token" ValueType="${X509_V3}"/>`,
        ` wsu:Id="str" wsse:Usage="urn:u" xmlns:wsse11="http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd" wsse11:TokenType="${X509_V3}"`,
      ),
    }),
    'exclusive C14N with its list declared under other prefixes': () => ({
      references: [
        {
          id: 'body',
          transforms: `<ds:Transform Algorithm='${EXC}'><InclusiveNamespaces xmlns="${EXC}" PrefixList="xsd"/></ds:Transform>${EXCLUSIVE}`,
        },
        { id: 'time' },
      ],
    }),
  });
});
