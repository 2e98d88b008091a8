<?xml version="1.0" encoding="UTF-8"?>
<!-- Why is this tagged? The rules that made elements, their sentences from the header's taxonomy, how often and how certain. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- The rules that made something in the texts: maps with name, sentence, elements; sorted by name. -->
  <xsl:variable name="rules" as="map(*)*">
    <xsl:for-each-group select="$texts//*[contains(@resp, 'rule:')]" group-by="f:evidence(.)">
      <xsl:sort select="current-grouping-key()"/>
      <xsl:sequence select="map{'name': current-grouping-key(), 'sentence': f:rule-sentence(current-grouping-key()), 'elements': current-group()}"/>
    </xsl:for-each-group>
  </xsl:variable>

  <!-- Categories of the header by the end of their identifier, which is the name of the rule. -->
  <xsl:key name="rule" match="category[@xml:id]" use="replace(@xml:id, '^.*?(^|-)rule-', '')"/>

  <!-- What the header says of a rule; its name where it says nothing. -->
  <xsl:function name="f:rule-sentence" as="xs:string">
    <xsl:param name="rule" as="xs:string"/>
    <xsl:variable name="said" as="xs:string*" select="key('rule', $rule, root($texts[1])) ! f:reading(catDesc[1])"/>
    <xsl:sequence select="($said[. ne ''], $rule)[1]"/>
  </xsl:function>

  <!-- The page that lists the rules, and what the script needs to say them in the text. -->
  <xsl:template name="t:evidence-page">
    <xsl:context-item use="optional"/>
    <xsl:if test="exists($rules)">
      <xsl:call-template name="t:page">
        <xsl:with-param name="href" select="'evidence.html'"/>
        <xsl:with-param name="title" select="f:label('evidence')"/>
        <xsl:with-param name="content"><xsl:call-template name="t:evidence-table"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="t:script-data">
        <xsl:with-param name="name" select="'evidence'"/>
        <xsl:with-param name="data" select="map:merge($rules ! map:entry(?name, ?sentence))"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A line for each rule. -->
  <xsl:template name="t:evidence-table">
    <xsl:context-item use="optional"/>
    <h1 lang="{$words/@xml:lang}">{f:label('evidence')}</h1>
    <p lang="{$words/@xml:lang}">{f:label('evidence-explained')}</p>
    <div class="table-frame" role="region" tabindex="0" aria-label="{f:label('evidence')}">
      <table class="evidence">
        <thead lang="{$words/@xml:lang}">
          <tr>
            <th scope="col">{f:label('rule')}</th><th scope="col">{f:label('elements')}</th>
            <xsl:for-each select="'high', 'medium', 'low'"><th scope="col">{f:label('cert-' || .)}</th></xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$rules">
            <xsl:variable name="elements" as="element()+" select="?elements"/>
            <tr id="rule.{?name}">
              <th scope="row">{?sentence}</th>
              <td>{sort(distinct-values($elements ! local-name())) => string-join(', ')}</td>
              <xsl:for-each select="'high', 'medium', 'low'"><td class="number">{count($elements[@cert = current()])[. gt 0]}</td></xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

</xsl:stylesheet>
