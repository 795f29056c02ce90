/**
 * Is this the path of code that is not the project's own: a runtime, a standard library, an installed package? Used to pick
 * the frame of a stack that the reader can change.
 */
export const isForeignPath = (file: string): boolean =>
  file.startsWith('<') ||
  file.startsWith('node:') ||
  file.startsWith('internal/') ||
  file.startsWith('[eval') ||
  /(?:^|[\\/])(?:site-packages|dist-packages|node_modules|gems|rustlib|registry[\\/]src|pkg[\\/]mod|vendor|\.yarn|jdk\.\w+|java\.base)[\\/]/.test(
    file,
  ) ||
  /^(?:\/usr\/(?:lib|include|share|local\/lib|local\/go)|\/rustc|\/opt\/hostedtoolcache)\//.test(file) ||
  /[\\/](?:lib[\\/]python\d|Lib[\\/](?:asyncio|importlib|unittest|json|subprocess|threading))/.test(file) ||
  // Sources of compiled extensions, which no traceback of the project's own Python shows.
  /\.p(?:yx|xi|xd)$/.test(file) ||
  /[\\/]lib[\\/]ruby[\\/]/.test(file);
