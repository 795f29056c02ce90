/** A library by the headers that it installs. */
interface Library {
  library: string;
  debian: string;
  pkgConfig: string;
}

/** First part of a header's path → who installs it. Facts for whoever decides; nothing is installed because of them. */
const LIBRARIES: [RegExp, string, string, string][] = [
  [/^openssl\//, 'OpenSSL', 'libssl-dev', 'openssl'],
  [/^curl\//, 'libcurl', 'libcurl4-openssl-dev', 'libcurl'],
  [/^zlib\.h$/, 'zlib', 'zlib1g-dev', 'zlib'],
  [/^sqlite3\.h$/, 'SQLite', 'libsqlite3-dev', 'sqlite3'],
  [/^n?curses\.h$|^ncurses\//, 'ncurses', 'libncurses-dev', 'ncurses'],
  [/^readline\//, 'GNU Readline', 'libreadline-dev', 'readline'],
  [/^boost\//, 'Boost', 'libboost-all-dev', '(none)'],
  [/^Python\.h$/, 'CPython', 'python3-dev', 'python3'],
  [/^libpq-fe\.h$|^postgresql\//, 'libpq', 'libpq-dev', 'libpq'],
  [/^mysql(?:\/|\.h)/, 'MySQL client', 'default-libmysqlclient-dev', 'mysqlclient'],
  [/^libxml\//, 'libxml2', 'libxml2-dev', 'libxml-2.0'],
  [/^ffi\.h$/, 'libffi', 'libffi-dev', 'libffi'],
  [/^png\.h$/, 'libpng', 'libpng-dev', 'libpng'],
  [/^jpeglib\.h$/, 'libjpeg', 'libjpeg-dev', 'libjpeg'],
  [/^SDL2\//, 'SDL 2', 'libsdl2-dev', 'sdl2'],
  [/^GL\/|^GLFW\//, 'OpenGL and GLFW', 'libgl-dev, libglfw3-dev', 'gl, glfw3'],
  [/^X11\//, 'Xlib', 'libx11-dev', 'x11'],
  [/^gtk\//, 'GTK', 'libgtk-3-dev', 'gtk+-3.0'],
  [/^glib(?:\.h|\/)/, 'GLib', 'libglib2.0-dev', 'glib-2.0'],
  [/^gtest\//, 'GoogleTest', 'libgtest-dev', 'gtest'],
  [/^gmock\//, 'GoogleMock', 'libgmock-dev', 'gmock'],
  [/^catch2\//, 'Catch2', 'catch2', 'catch2'],
  [/^check\.h$/, 'Check', 'check', 'check'],
  [/^CUnit\//, 'CUnit', 'libcunit1-dev', 'cunit'],
  [/^nlohmann\//, 'JSON for Modern C++', 'nlohmann-json3-dev', 'nlohmann_json'],
  [/^fmt\//, '{fmt}', 'libfmt-dev', 'fmt'],
  [/^spdlog\//, 'spdlog', 'libspdlog-dev', 'spdlog'],
  [/^Eigen\//, 'Eigen', 'libeigen3-dev', 'eigen3'],
  [/^yaml(?:-cpp\/|\.h)/, 'LibYAML or yaml-cpp', 'libyaml-dev, libyaml-cpp-dev', 'yaml-0.1, yaml-cpp'],
  [/^jansson\.h$/, 'Jansson', 'libjansson-dev', 'jansson'],
  [/^cjson\//, 'cJSON', 'libcjson-dev', 'libcjson'],
  [/^event2?\/|^event\.h$/, 'libevent', 'libevent-dev', 'libevent'],
  [/^uv\.h$/, 'libuv', 'libuv1-dev', 'libuv'],
  [/^pcre2?\.h$/, 'PCRE', 'libpcre2-dev', 'libpcre2-8'],
  [/^gmp\.h$/, 'GMP', 'libgmp-dev', 'gmp'],
  [/^lua\.h$|^lauxlib\.h$/, 'Lua', 'liblua5.4-dev', 'lua5.4'],
  [/^google\/protobuf\//, 'Protocol Buffers', 'libprotobuf-dev', 'protobuf'],
];

/** Whose header this is, or null when it is not a well-known one. */
export function developmentPackage(header: string): Library | null {
  const found = LIBRARIES.find(([form]) => form.test(header));
  return found ? { library: found[1], debian: found[2], pkgConfig: found[3] } : null;
}
