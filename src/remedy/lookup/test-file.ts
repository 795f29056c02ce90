/** `features` and `t` are folders of tests for Cucumber and Perl only. */
const TEST_FOLDER =
  /(^|\/)(?:(?:tests?|__tests__|specs?|testing|features\/(?:step_definitions|support))\/|t\/[^/]*\.t$)/;
const TEST_NAME =
  /(^|\/)(?:test_[^/]*\.py|[^/]*_test\.(?:py|go|rb|c|cc|cpp|rs)|conftest\.py|(?:[^/]*[._-])?(?:test|spec)\.[cm]?[jt]sx?|[^/]*(?:Test|Tests|IT)\.(?:java|kt|php)|[^/]*_spec\.rb)$/;

/** Is this a file of tests? What a test expects is never changed by a fix. */
export const isTestFile = (path: string): boolean => TEST_FOLDER.test(path) || TEST_NAME.test(path);
