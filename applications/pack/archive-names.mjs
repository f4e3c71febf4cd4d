import { basename, extname } from 'node:path';

/** What Windows refuses in names, control characters, and slashes of either kind. */
const unsafe = /[\u0000-\u001f\u007f<>:"/\\|?*]/g;

/**
 * Gives each file a name inside the archive that is safe to unpack anywhere: no folders, no hidden files, no
 * characters that a file system refuses, and none twice (compared without case, as Windows and macOS do).
 *
 * @param {string[]} files
 * @returns {string[]}
 */
export function archiveNames(files) {
  const taken = new Set();
  return files.map((file) => {
    const name = free(safe(basename(file)), taken);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** @param {string} name */
function safe(name) {
  const cleaned = name
    .replaceAll(unsafe, '_')
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  return cleaned === '' ? 'file' : cleaned;
}

/**
 * @param {string} name
 * @param {Set<string>} taken
 */
function free(name, taken) {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let candidate = name;
  for (let copy = 2; taken.has(candidate.toLowerCase()); copy++) candidate = `${stem}-${copy}${extension}`;
  return candidate;
}
