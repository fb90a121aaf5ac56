/** What clients see: records of their own, made of the stored ones member by member. */
package dev.serai.admin.internal.model;
