<?xml version="1.0" encoding="UTF-8"?>
<!-- Which rules does a grammar of others hold? The Schematron embedded in a RELAX NG grammar or in an ODD, as one schema.
     A rule without pattern gets one; an assertion without rule speaks of the element in whose declaration it stands. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xmlns:rng="http://relaxng.org/ns/structure/1.0" xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron" default-mode="m:rules"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:output method="xml" indent="no" encoding="UTF-8"/>

  <xsl:mode name="m:rules" on-no-match="shallow-copy"/>

  <!-- Prefixes that rules use: those that are declared as Schematron wants it, those that XML knows where they stand, and
       the one that every rule for TEI has, and one that TEI's own grammars use without saying what it is. -->
  <xsl:variable name="usual" as="element(sch:ns)+">
    <sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
    <sch:ns prefix="sch1x" uri="http://www.ascc.net/xml/schematron"/>
  </xsl:variable>
  <xsl:variable name="in-scope" as="element(sch:ns)*">
    <xsl:for-each select="//(sch:rule | sch:assert | sch:report)">
      <xsl:variable name="rule" as="element()" select="."/>
      <xsl:for-each select="in-scope-prefixes($rule)[not(. = ('', 'xml'))]">
        <sch:ns prefix="{.}" uri="{namespace-uri-for-prefix(., $rule)}"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:variable name="declared" as="element(sch:ns)*" select="//sch:ns"/>
    <xsl:variable name="topmost" as="element()*" select="//sch:*[not(parent::sch:*)]"/>
    <sch:schema queryBinding="xslt3">
      <xsl:for-each-group select="$declared, $in-scope, $usual" group-by="@prefix">
        <xsl:copy-of select="current-group()[1]" copy-namespaces="no"/>
      </xsl:for-each-group>
      <xsl:copy-of select="//xsl:key[not(ancestor::xsl:*)] | //xsl:function, $topmost/self::sch:let"/>
      <xsl:for-each select="$topmost[self::sch:pattern | self::sch:rule | self::sch:assert | self::sch:report]">
        <xsl:choose>
          <xsl:when test="self::sch:pattern">
            <xsl:apply-templates select="."/>
          </xsl:when>
          <xsl:otherwise>
            <sch:pattern>
              <xsl:copy-of select="ancestor::tei:constraintSpec[1]/@ident ! f:id(.)"/>
              <xsl:apply-templates select=".[self::sch:rule]"/>
              <xsl:if test="not(self::sch:rule)">
                <sch:rule context="{f:element(.)}">
                  <xsl:apply-templates select="."/>
                </sch:rule>
              </xsl:if>
            </sch:pattern>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <sch:diagnostics>
        <xsl:apply-templates select="//sch:diagnostic"/>
      </sch:diagnostics>
    </sch:schema>
  </xsl:template>

  <!-- An assertion that stands in a pattern without a rule. -->
  <xsl:template match="sch:pattern/sch:assert | sch:pattern/sch:report">
    <sch:rule context="{f:element(.)}">
      <xsl:next-match/>
    </sch:rule>
  </xsl:template>

  <xsl:function name="f:id" as="attribute(id)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:attribute name="id" select="$name"/>
  </xsl:function>

  <!-- The element in whose declaration something stands. -->
  <xsl:function name="f:element" as="xs:string">
    <xsl:param name="rule" as="element()"/>
    <xsl:variable name="declaration" as="element()?" select="$rule/(ancestor::tei:elementSpec | ancestor::rng:element[@name])[last()]"/>
    <xsl:variable name="namespace" as="xs:string" select="if ($declaration/self::tei:elementSpec)
        then string(($declaration/ancestor-or-self::*/@ns, 'http://www.tei-c.org/ns/1.0')[1])
        else string($declaration/ancestor-or-self::*[@ns][1]/@ns)"/>
    <xsl:sequence select="if (empty($declaration)) then '*'
        else 'Q{' || $namespace || '}' || tokenize(string(($declaration/@ident, $declaration/@name)[1]), ':')[last()]"/>
  </xsl:function>

</xsl:stylesheet>
