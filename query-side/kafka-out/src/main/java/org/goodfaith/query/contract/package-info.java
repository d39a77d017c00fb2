/**
 * Serves the contract of the Kafka topics: an AsyncAPI document and a JSON Schema for each form of each fact.
 *
 * <p>The files are in the top-level directory {@code contract}; tests generate and compare them. Start with
 * {@link org.goodfaith.query.contract.ContractController}.
 */
@NullMarked
package org.goodfaith.query.contract;

import org.jspecify.annotations.NullMarked;
