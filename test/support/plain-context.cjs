const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest's own environment in a context whose global object is an ordinary one. Jest gives it a proxy, through which each
 * `Math`, `Date` or `Object` of the code under test is looked up anew: what only computes takes four times as long.
 */
module.exports = class PlainContext extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
};
