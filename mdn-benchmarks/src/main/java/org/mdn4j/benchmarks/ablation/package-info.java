/** What each option of training is worth. */
package org.mdn4j.benchmarks.ablation;
