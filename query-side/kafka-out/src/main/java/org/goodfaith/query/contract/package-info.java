/**
 * Serves the contract of the Kafka topics: an AsyncAPI document and a JSON Schema for each form of each fact. Both are
 * files of this build's top directory {@code contract}, which the tests generate and compare.
 *
 * <p>Depends on the edge of this module. Start with {@link org.goodfaith.query.contract.ContractController}.
 */
@NullMarked
package org.goodfaith.query.contract;

import org.jspecify.annotations.NullMarked;
